import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publish } from './key-file.ts';

/** Lets those who read another key folder believe a process too. Both folders may be one. */
export async function copyPublicKey(
  name: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const file = join('public', `${name}.jwk`);
  await publish(join(to, file), await readFile(join(from, file), 'utf8'));
}
