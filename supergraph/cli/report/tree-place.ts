import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Finding } from '@demarc/supergraph/contract';
import type { ReadReport } from './report-reader.ts';

/** A place in the files of the repository, as CI systems name it. */
export interface TreePlace {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  /** Counted from 1; absent where only the file is known. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
}

/**
 * Where a CI system shows a finding; undefined for what has no file in the repository. What stood at a
 * git ref is shown in that file of today, without a line: the lines are others now.
 */
export function treePlace(
  { file, line, column }: Pick<Finding, 'file' | 'line' | 'column'>,
  { report, reader }: ReadReport,
): TreePlace | undefined {
  if (file === undefined) return undefined;
  const { comparedWith } = report;
  const { repository, config } = reader;
  const ref = isAbsolute(file) ? undefined : comparedWith.find((one) => file.startsWith(`${one}:`));
  const here = ref === undefined ? file : resolve(dirname(config), file.slice(ref.length + 1));
  const path = relative(repository, resolve(here));
  if (path === '' || path.startsWith('..')) return undefined;
  return {
    path: path.replaceAll(sep, '/'),
    ...(ref === undefined && line !== undefined && { line }),
    ...(ref === undefined && column !== undefined && { column }),
  };
}
