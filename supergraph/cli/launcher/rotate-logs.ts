import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes the folder of logs, and keeps those of the start before as `.previous`. */
export async function rotateLogs(home: string, names: readonly string[]): Promise<void> {
  const folder = join(home, 'logs');
  await mkdir(folder, { recursive: true });
  for (const name of names) {
    const file = join(folder, `${name}.log`);
    if (existsSync(file)) await rename(file, `${file}.previous`);
  }
}
