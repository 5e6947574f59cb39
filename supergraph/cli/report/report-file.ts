import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { CheckReport } from '../../check-report.ts';
import { writeAtomically } from '../write-atomically.ts';
import { reportFormats, type ReportFormat } from './report-formats.ts';
import type { ReportReader } from './report-reader.ts';
import { pageTerminal } from './terminal.ts';

/** One more copy of a report: how to print it, and into which file. */
export interface ReportFile {
  readonly format: ReportFormat;
  readonly file: string;
}

/** Parses one value of a `--report` option, `json=report.json`, and adds it to those before. */
export function addReportFile(
  value: string,
  previous: readonly ReportFile[] = [],
): readonly ReportFile[] {
  const [, format = '', file = ''] = /^(\w+)=([^]+)$/.exec(value) ?? [];
  if (isFormat(format)) return [...previous, { format, file }];
  const known = Object.keys(reportFormats).join(', ');
  throw new InvalidArgumentError(
    `It must be a format (${known}), then = and a file, such as json=report.json.`,
  );
}

/**
 * Writes the copies of a report.
 * @throws SupergraphFault FILE_NOT_WRITTEN
 */
export async function writeReportFiles(
  files: readonly ReportFile[],
  { report, reader }: { readonly report: CheckReport; readonly reader: ReportReader },
): Promise<void> {
  for (const { format, file } of files) {
    const text = reportFormats[format](report, { ...reader, terminal: pageTerminal });
    await writeAtomically(resolve(file), text);
  }
}

function isFormat(name: string): name is ReportFormat {
  return Object.hasOwn(reportFormats, name);
}
