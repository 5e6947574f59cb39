import * as promises from 'node:fs/promises';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { statIfThere } from '../../stat-if-there.ts';
import type { OperationFile } from '../../../usage/read-operation-file.ts';

const { readFile } = promises;

/** Node 20 has none, and there a shell expands patterns. */
const { glob }: Partial<Pick<typeof promises, 'glob'>> = promises;

/** The files that patterns and paths name, or why one of them names none. */
export type OperationFilesResult =
  | { readonly ok: true; readonly files: readonly OperationFile[] }
  | { readonly ok: false; readonly message: string };

/**
 * Finds and reads files of operations, each once, in the order of their names. Patterns are relative to
 * the working directory and do not enter node_modules.
 * @throws SupergraphFault CLIENT_FILE_UNREADABLE
 */
export async function findOperationFiles(
  patterns: readonly string[],
): Promise<OperationFilesResult> {
  const paths = new Set<string>();
  for (const pattern of patterns) {
    const found = await filesOf(pattern);
    if (found.length === 0) return { ok: false, message: await explain(pattern) };
    for (const path of found) paths.add(path);
  }
  const files = await Promise.all([...paths].sort().map(readOperations));
  return { ok: true, files };
}

async function filesOf(pattern: string): Promise<readonly string[]> {
  // A path is taken as it is, because brackets and parentheses stand in names of files too.
  if (await isFile(pattern)) return [pattern];
  const found: string[] = [];
  if (glob === undefined) return found;
  for await (const path of glob(pattern, { exclude: isInstalled })) {
    if (await isFile(path)) found.push(path);
  }
  return found;
}

/** A list of patterns would do, on newer ones of the Nodes that are supported. */
function isInstalled(path: string): boolean {
  return /(^|[\\/])node_modules([\\/]|$)/.test(path);
}

async function explain(pattern: string): Promise<string> {
  const folder = await statIfThere(pattern, 'CLIENT_FILE_UNREADABLE');
  if (folder?.isDirectory() === true) {
    return `${pattern} is a folder. Say which files: '${pattern.replace(/\/+$/, '')}/**/*.graphql'`;
  }
  if (glob === undefined) {
    return (
      `there is no file ${pattern} in ${process.cwd()}, and patterns need Node 22 or newer. ` +
      'Take the quotes away, so that your shell expands it.'
    );
  }
  return (
    `no file matches ${pattern} in ${process.cwd()}. ` +
    "Quote patterns, so that no shell expands them: 'src/**/*.graphql'"
  );
}

async function isFile(path: string): Promise<boolean> {
  const found = await statIfThere(path, 'CLIENT_FILE_UNREADABLE');
  return found?.isFile() === true;
}

async function readOperations(path: string): Promise<OperationFile> {
  try {
    return { path, bytes: await readFile(path) };
  } catch (error) {
    throw new SupergraphFault(
      'CLIENT_FILE_UNREADABLE',
      `The operations cannot be read from ${path}: ${String(error)}`,
      { cause: error },
    );
  }
}
