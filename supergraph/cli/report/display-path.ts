import { isAbsolute, relative } from 'node:path';

/**
 * A path as a reader in the working directory would write it. What is no path on this disk, such as
 * `main:billing.graphql`, stays as it is.
 */
export function displayPath(file: string): string {
  if (!isAbsolute(file)) return file;
  const path = relative(process.cwd(), file);
  return path === '' || path.startsWith('..') ? file : path;
}
