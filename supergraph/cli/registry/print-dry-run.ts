import { ExitCode } from '@demarc/foundation/process';
import { formatJson } from '../report/format-json.ts';
import { jsonText } from '../report/json-text.ts';
import { writeReportFiles } from '../report/report-file.ts';
import { reportFormats } from '../report/report-formats.ts';
import { approvalLines } from './approval-lines.ts';
import type { PublishPrinting } from './print-publish.ts';
import type { RegistryCheck } from './registry-client.ts';

/**
 * Prints what would come of a publish: the report of the check, then whom to ask.
 * @throws SupergraphFault FILE_NOT_WRITTEN
 */
export async function printDryRun(
  { report: sent, demands, isBlocked, against }: RegistryCheck,
  { reader, format, files = [], placeHere = (report) => report }: PublishPrinting,
): Promise<ExitCode> {
  const report = placeHere(sent);
  await writeReportFiles(files, { report, reader });
  const wouldPass = !isBlocked && demands.length === 0;
  const exitCode = wouldPass ? ExitCode.passed : ExitCode.refused;
  if (format === 'json') {
    const outcome = wouldPass ? 'WOULD_PUBLISH' : 'WOULD_REFUSE';
    const told = JSON.parse(formatJson(report, reader)) as unknown;
    process.stdout.write(jsonText({ outcome, against, demands, isBlocked, report: told }));
    return exitCode;
  }
  process.stdout.write(reportFormats[format](report, reader));
  const { columns } = reader.terminal;
  const lines = wouldPass
    ? ['This would be published.']
    : approvalLines({ demands, isBlocked, contacts: reader.contacts, columns });
  console.error(lines.join('\n'));
  return exitCode;
}
