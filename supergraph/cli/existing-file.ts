import { statSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';

/** Parses the path of a file to read, as wrong usage if there is none. */
export function existingFile(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false) return path;
  throw new InvalidArgumentError('There is no such file.');
}
