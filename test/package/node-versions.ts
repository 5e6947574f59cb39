import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Node of this machine. */
export interface NodeVersion {
  /** Such as `v24.21.0`. */
  readonly version: string;
  readonly file: string;
}

/** The Node that runs the tests, and every other one on PATH, once for each version. */
export function nodeVersions(): readonly NodeVersion[] {
  const files = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter((file) => existsSync(file));
  const versions = new Map([[process.version, process.execPath]]);
  for (const file of files) {
    const version = execFileSync(file, ['--version'], { encoding: 'utf8' }).trim();
    if (!versions.has(version)) versions.set(version, file);
  }
  return [...versions].map(([version, file]) => ({ version, file }));
}
