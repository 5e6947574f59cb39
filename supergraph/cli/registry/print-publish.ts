import { ExitCode } from '@demarc/foundation/process';
import type { CheckReport } from '../../check-report.ts';
import { formatJson } from '../report/format-json.ts';
import { jsonText } from '../report/json-text.ts';
import { logLine, logText } from '../report/plain-text.ts';
import { writeReportFiles, type ReportFile } from '../report/report-file.ts';
import { reportFormats, type ReportFormat } from '../report/report-formats.ts';
import type { ReportReader } from '../report/report-reader.ts';
import { tallyChanges } from '../report/tally.ts';
import { wrapText } from '../report/wrap-text.ts';
import { approvalLines } from './approval-lines.ts';
import type { PublishAnswer } from './publish-answer.ts';

/** How to print what came of a publish, and for whom. */
export interface PublishPrinting {
  readonly reader: ReportReader;
  readonly format: ReportFormat;
  /** Further copies of the report, where there is one. */
  readonly files?: readonly ReportFile[];
  /** Turns the places of a report into files here. */
  readonly placeHere?: (report: CheckReport) => CheckReport;
}

const outcomes = {
  PublishContractsPayload: 'PUBLISHED',
  PublishUnchanged: 'UNCHANGED',
  PublishRefused: 'REFUSED',
  PublishConflict: 'CONFLICT',
  NotPermitted: 'NOT_PERMITTED',
  VersionNotFound: 'VERSION_NOT_FOUND',
  RequestIdReused: 'REQUEST_ID_REUSED',
} as const satisfies Record<PublishAnswer['__typename'], string>;

/**
 * Prints what came of a publish or of going back: a report to stdout in its format, and the sentence for a
 * person beside it; as JSON both in one document.
 * @throws SupergraphFault FILE_NOT_WRITTEN
 */
export async function printPublish(
  answer: PublishAnswer,
  { reader, format, files = [], placeHere = (report) => report }: PublishPrinting,
): Promise<ExitCode> {
  const { columns } = reader.terminal;
  const report = 'report' in answer ? placeHere(answer.report) : undefined;
  if (report !== undefined) await writeReportFiles(files, { report, reader });
  const isDone = ['PublishContractsPayload', 'PublishUnchanged'].includes(answer.__typename);
  const exitCode = isDone ? ExitCode.passed : ExitCode.refused;
  if (format === 'json') {
    const { __typename, ...rest } = answer;
    const told = report && (JSON.parse(formatJson(report, reader)) as unknown);
    process.stdout.write(
      jsonText({
        outcome: outcomes[__typename],
        ...rest,
        ...(told !== undefined && { report: told }),
      }),
    );
    return exitCode;
  }
  const sentences = sentencesOf(answer, reader)
    .map((line) => (line.startsWith(' ') ? line : wrapText(line, { columns })))
    .join('\n');
  // A report of what was published is for machines: a person has seen it in the check.
  if (report !== undefined && (format !== 'text' || !isDone)) {
    process.stdout.write(reportFormats[format](report, reader));
  }
  const stream = format === 'text' && isDone ? process.stdout : process.stderr;
  stream.write(`${sentences}\n`);
  return exitCode;
}

function sentencesOf(
  answer: PublishAnswer,
  { contacts, terminal }: ReportReader,
): readonly string[] {
  switch (answer.__typename) {
    case 'PublishContractsPayload': {
      const { number, changedSubgraphs, supergraphDigest } = answer.version;
      const changes = tallyChanges(answer.report.changes);
      const approved = answer.report.verdict === 'PASSED' ? '' : ', approved by the owners';
      return [
        logLine(`Version ${number} is published: ${changedSubgraphs.join(', ')}.`),
        ...(changes === undefined ? [] : [`${changes}${approved}.`]),
        logLine(`Gateways that are not pinned serve it as ${supergraphDigest}`),
      ];
    }
    case 'PublishUnchanged':
      return [`Nothing differs from version ${answer.version.number}: there is no new version.`];
    case 'PublishRefused':
      return [
        answer.report.verdict === 'PASSED'
          ? 'The check passes, and nothing was published: owners have to approve it first.'
          : 'Nothing was published.',
        ...approvalLines({ ...answer, contacts, columns: terminal.columns }),
      ];
    case 'PublishConflict': {
      const { number, publishedBy, team = publishedBy } = answer.version;
      const names = answer.subgraphs.join(', ');
      return [
        'Nothing was published.',
        logLine(
          `Version ${number}, of ${team}, has changed ${names} since the version that yours is based on.`,
        ),
        `Look at it (\`demarc diff --registry ${number - 1} ${number}\`), take it into your contract, and say so: --based-on ${number}`,
      ];
    }
    case 'NotPermitted':
    case 'VersionNotFound':
    case 'RequestIdReused':
      return [logText(answer.message)];
  }
}
