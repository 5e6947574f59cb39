import { groupBy, type Finding } from '@demarc/supergraph/contract';
import type { CheckReport, StepReport } from '../../check-report.ts';
import type { Change } from '../../changes/change.ts';
import { changeLine, changeText, permissionText, severityText } from './change-text.ts';
import { findingText } from './finding-text.ts';
import { logLine } from './plain-text.ts';
import { byWeight, remarksOf } from './remarks.ts';
import type { ReportReader } from './report-reader.ts';
import { summaryText } from './summary-line.ts';
import { countOf } from '../../wording/count-of.ts';
import { tallyChanges, tallyFindings } from './tally.ts';
import type { Terminal } from './terminal.ts';
import { whySkipped } from './why-skipped.ts';
import { wrapText } from './wrap-text.ts';

/** What a report is printed on. */
interface Page {
  readonly report: CheckReport;
  readonly terminal: Terminal;
}

/** How many changes a list names. */
const LISTED = 10;

const colours = { completed: 'green', failed: 'red', skipped: 'yellow' } as const;

/** The report for a person at a terminal: step by step, and the verdict at the end, where one looks. */
export function formatText(report: CheckReport, reader: ReportReader): string {
  const { terminal } = reader;
  const { columns, paint } = terminal;
  const verdict = paint(['bold', report.verdict === 'PASSED' ? 'green' : 'red'], report.verdict);
  const blocks = [
    wrapText(headline(report), { columns }),
    ...report.steps.flatMap((step) => stepBlocks(step, { report, terminal })),
    `${verdict} ${wrapText(logLine(report.subgraphs.join(', ')), { columns })}`,
  ];
  return `${blocks.join('\n\n')}\n${wrapText(summaryText(report, reader), { columns })}\n`;
}

function headline({ subgraphs, comparedWith, today }: CheckReport): string {
  const bases = comparedWith.length === 0 ? 'nothing' : comparedWith.join(', ');
  return logLine(`Checked ${subgraphs.join(', ')} against ${bases}, as of ${today}.`);
}

/** The head of a step, then all that it found. */
function stepBlocks(step: StepReport, page: Page): readonly string[] {
  const { report, terminal } = page;
  const { columns, paint } = terminal;
  const head = `${paint('bold', step.step)} ${paint(colours[step.outcome], step.outcome)}`;
  if (step.outcome === 'skipped') {
    const why = wrapText(whySkipped(step.step, report), { indent: 2, columns });
    return [`${head}\n${why}`];
  }
  const changes = step.step === 'changes' ? report.changes : [];
  const counts = [tallyFindings(step.findings), tallyChanges(changes)]
    .filter((count) => count !== undefined)
    .join(' · ');
  return [
    counts === '' ? head : `${head}: ${counts}`,
    ...findingBlocks(step, page),
    ...changeBlocks({ changes, findings: step.findings }, terminal),
  ];
}

/** What is only worth knowing is counted, unless the report has nothing else to say. */
function findingBlocks({ findings }: StepReport, { report, terminal }: Page): readonly string[] {
  const isAllThereIs = remarksOf(report).every(({ severity }) => severity === 'INFO');
  const shown = isAllThereIs ? findings : findings.filter(({ severity }) => severity !== 'INFO');
  const hidden = findings.length - shown.length;
  return [
    ...[...groupBy(byWeight(shown), subjectOf).values()].flatMap((alike) =>
      alikeBlocks(alike, terminal),
    ),
    ...(hidden === 0 ? [] : [`And ${countOf(hidden, 'remark')}: --format json shows all.`]),
  ];
}

/** The composer says of one field that it cannot be reached once for each way that leads nowhere. */
const SAID_FOR_EACH_WAY = 'SATISFIABILITY_ERROR';

function subjectOf(finding: Finding): unknown {
  const { code, subgraph, coordinate } = finding;
  return code === SAID_FOR_EACH_WAY ? [code, subgraph, coordinate].join(' ') : finding;
}

/** The first in full, and how many more say the same. */
function alikeBlocks(
  [first, ...others]: readonly Finding[],
  terminal: Terminal,
): readonly string[] {
  if (first === undefined) return [];
  const { code, coordinate = '' } = first;
  const more = `And ${others.length} more ${code} at ${coordinate}: --format json shows all.`;
  return [findingText(first, terminal), ...(others.length === 0 ? [] : [logLine(more)])];
}

/** What a step of changes has to tell. */
interface Told {
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
}

/**
 * The heaviest first, each in full, unless a finding above has said it already; those and what nobody
 * has to think about in a line each, and not without end.
 */
function changeBlocks({ changes, findings }: Told, terminal: Terminal): readonly string[] {
  const isTold = ({ coordinate, message }: Change) =>
    findings.some((one) => one.coordinate === coordinate && one.message.includes(message));
  return (['BREAKING', 'DANGEROUS', 'SAFE'] as const).flatMap((severity) => {
    const ofSeverity = changes.filter((change) => change.severity === severity);
    const isBrief = (change: Change) => isTold(change) || (severity === 'SAFE' && change.allowed);
    const brief = ofSeverity.filter(isBrief);
    return [
      ...ofSeverity.filter((change) => !isBrief(change)).map((one) => changeText(one, terminal)),
      ...[true, false].flatMap((allowed) =>
        changeList(
          brief.filter((change) => change.allowed === allowed),
          terminal,
        ),
      ),
    ];
  });
}

/** Changes of one severity that are all allowed, or all not. */
function changeList(changes: readonly Change[], terminal: Terminal): readonly string[] {
  const [first] = changes;
  if (first === undefined) return [];
  const hidden = changes.length - LISTED;
  return [
    [
      `${severityText(first, terminal)}: ${permissionText(first, terminal)}`,
      ...changes.slice(0, LISTED).map((change) => `  ${changeLine(change)}`),
      ...(hidden > 0 ? [`  And ${hidden} more: --format json shows all.`] : []),
    ].join('\n'),
  ];
}
