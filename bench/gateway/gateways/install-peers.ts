import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const INSTALL_MS = 600_000;

/** Where the peers' package.json and lock file are; ends with a slash. */
export const peersFolder = fileURLToPath(new URL('../peers/', import.meta.url));

/**
 * Installs the peers, as the lock file says, where they are not installed yet: they are no part of the product.
 * @throws Error where npm does not get there
 */
export function installPeers(): void {
  // npm writes this file last, so that a broken installation is made again.
  if (existsSync(`${peersFolder}node_modules/.package-lock.json`)) return;
  console.error('The peers are installed into bench/gateway/peers, once: about 750 packages.');
  const { status, error } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: peersFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: INSTALL_MS,
    },
  );
  if (status !== 0) throw new Error('npm ci failed in bench/gateway/peers.', { cause: error });
}
