import type { CheckReport, StepReport } from '../../check-report.ts';
import type { Change } from '../../changes/change.ts';
import { changeLine, changeText } from './change-text.ts';
import { findingText } from './finding-text.ts';
import { logLine } from './plain-text.ts';
import { byWeight, remarksOf } from './remarks.ts';
import type { ReportReader } from './report-reader.ts';
import { summaryText } from './summary-line.ts';
import { countOf, tallyChanges, tallyFindings } from './tally.ts';
import type { Terminal } from './terminal.ts';
import { whySkipped } from './why-skipped.ts';
import { wrapText } from './wrap-text.ts';

/** What a report is printed on. */
interface Page {
  readonly report: CheckReport;
  readonly terminal: Terminal;
}

const SAFE_CHANGES_SHOWN = 10;

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
    ...changeBlocks(changes, terminal),
  ];
}

/** What is only worth knowing is counted, unless the report has nothing else to say. */
function findingBlocks({ findings }: StepReport, { report, terminal }: Page): readonly string[] {
  const isAllThereIs = remarksOf(report).every(({ severity }) => severity === 'INFO');
  const shown = isAllThereIs ? findings : findings.filter(({ severity }) => severity !== 'INFO');
  const hidden = findings.length - shown.length;
  return [
    ...byWeight(shown).map((finding) => findingText(finding, terminal)),
    ...(hidden === 0 ? [] : [`And ${countOf(hidden, 'remark')}: --format json shows all.`]),
  ];
}

/** The heaviest first; those that nobody has to think about in a line each, and not without end. */
function changeBlocks(changes: readonly Change[], terminal: Terminal): readonly string[] {
  const isQuiet = ({ severity, allowed }: Change) => severity === 'SAFE' && allowed;
  const told = (['BREAKING', 'DANGEROUS', 'SAFE'] as const).flatMap((severity) =>
    changes.filter((change) => change.severity === severity && !isQuiet(change)),
  );
  const quiet = changes.filter(isQuiet);
  const hidden = quiet.length - SAFE_CHANGES_SHOWN;
  const list = [
    `${terminal.paint('green', 'SAFE')}: allowed`,
    ...quiet.slice(0, SAFE_CHANGES_SHOWN).map((change) => `  ${changeLine(change)}`),
    ...(hidden > 0 ? [`  And ${hidden} more: --format json shows all.`] : []),
  ];
  return [
    ...told.map((change) => changeText(change, terminal)),
    ...(quiet.length === 0 ? [] : [list.join('\n')]),
  ];
}
