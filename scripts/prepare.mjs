// Runs before `npm start` and `npm test`, on whatever Node the machine has (≥ 20): brings
// node_modules to what package-lock.json says, and checks that the Node ≥ 24 which it holds works.
// Plain JavaScript without dependencies, because nothing is installed yet when it runs.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REQUIRED_MAJOR = 24;
const root = fileURLToPath(new URL('..', import.meta.url));
const lockfile = join(root, 'package-lock.json');
const marker = join(root, 'node_modules', '.demarc-installed');

/** @param {string} message */
function fail(message) {
  console.error(`demarc: ${message}`);
  process.exit(3);
}

function installedNodeMajor() {
  const binary = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(binary)) return 0;
  const probe = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(probe.stdout)?.[1] ?? 0);
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node ${process.versions.node} is too old to install Demarc. Install Node 20 or newer.`);
}

const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
const present = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
if (present !== wanted || installedNodeMajor() < REQUIRED_MAJOR) {
  console.error('demarc: installing packages as package-lock.json says (about a minute) …');
  try {
    // With NODE_ENV=production npm would leave Node 24 itself out.
    execFileSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  } catch {
    fail(
      '`npm ci` did not finish; its own message stands above. Where that misses a package in the lock file, ' +
        '`npm install` writes it there. Mend that and run the command again.',
    );
  }
  writeFileSync(marker, wanted);
}
if (installedNodeMajor() < REQUIRED_MAJOR) {
  fail(
    `Node ${REQUIRED_MAJOR} is missing from node_modules: was the install run with --ignore-scripts? ` +
      'Delete node_modules and run the command again.',
  );
}
