import { relative } from 'node:path';

/** A path as a reader in the working directory would write it. */
export function displayPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path === '' || path.startsWith('..') ? file : path;
}
