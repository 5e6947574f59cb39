import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The package as another repository has it. */
export interface InstalledPackage {
  /** An empty folder, but for node_modules. */
  readonly folder: string;
  /** Where the package itself lies in it. */
  readonly content: string;
  /** The one program, as npm links it. */
  readonly program: string;
  /** Installs the same tarball anew, with these options of npm. */
  install(...options: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

/** Packs this repository, and installs the tarball into an empty folder outside of it. */
export async function installPackage(): Promise<InstalledPackage> {
  // A folder whose name begins with a dot, because that of `npx` lies in one.
  const home = await realpath(await mkdtemp(join(tmpdir(), '.demarc-package-')));
  const remove = () => rm(home, { recursive: true });
  const folder = join(home, 'other-repository');
  const tarball = join(home, 'demarc-0.1.0.tgz');
  const install = async (...options: readonly string[]) => {
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
    await npm(['install', ...quiet, ...options, tarball], folder);
  };
  try {
    await mkdir(folder);
    await npm(['pack', '--pack-destination', home], root);
    await install();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    folder,
    content: join(folder, 'node_modules/demarc'),
    program: join(folder, 'node_modules/.bin/demarc'),
    install,
    remove,
  };
}

/** What npm tells the scripts that it runs would tell this one that it works elsewhere. */
async function npm(args: readonly string[], folder: string): Promise<void> {
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'));
  await run('npm', args, { cwd: folder, env: Object.fromEntries(env) });
}
