import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Keys of a backup, and where they go. */
export interface KeysToRestore {
  readonly from: string;
  readonly to: string;
}

/** Files of keys that are there with another content: what the present data was written with, perhaps. */
export async function differingKeys({ from, to }: KeysToRestore): Promise<readonly string[]> {
  const files = await filesBelow(from);
  return files.filter(
    (file) =>
      existsSync(join(to, file)) &&
      !readFileSync(join(from, file)).equals(readFileSync(join(to, file))),
  );
}

/** Puts keys back; one that is there and differs is kept beside it, with this ending. */
export async function restoreKeys({ from, to }: KeysToRestore, ending: string): Promise<void> {
  const differing = new Set(await differingKeys({ from, to }));
  for (const file of await filesBelow(from)) {
    const target = join(to, file);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    if (differing.has(file)) await rename(target, `${target}${ending}`);
    await cp(join(from, file), target);
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
