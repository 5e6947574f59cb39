import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** SHA-256 of a file, or of every file of a folder with its path: nothing can be added, lost or moved unseen. */
export async function digestTree(path: string): Promise<string> {
  const hash = createHash('sha256');
  if ((await stat(path)).isFile()) {
    await addFile(hash, path);
    return hash.digest('hex');
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1));
  for (const file of files.sort()) {
    const { size } = await stat(join(path, file));
    hash.update(`${file}\0${size}\0`);
    await addFile(hash, join(path, file));
  }
  return hash.digest('hex');
}

async function addFile(hash: Hash, file: string): Promise<void> {
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
}
