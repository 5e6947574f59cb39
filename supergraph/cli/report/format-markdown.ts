import type { CheckReport } from '../../check-report.ts';
import type { Change } from '../../changes/change.ts';
import { askedOwners } from './asked-owners.ts';
import { changeTable } from './markdown-changes.ts';
import { frameBlocks, helpList, remarkTable } from './markdown-remarks.ts';
import { fitInto, markdownTable } from './markdown-table.ts';
import { markdownCode, markdownText } from '../../wording/markdown-text.ts';
import { remarksOf } from './remarks.ts';
import type { ReadReport, ReportReader } from './report-reader.ts';
import { countOf } from '../../wording/count-of.ts';
import { tallyChanges, tallyFindings } from './tally.ts';
import { whySkipped } from './why-skipped.ts';

/** In bytes, for each part of the page: GitHub takes a MiB of a whole job, and nobody reads as much. */
const room = {
  names: 2_000,
  refusals: 20_000,
  help: 4_000,
  warnings: 8_000,
  changes: 12_000,
  rest: 4_000,
};

/** The report as one page for a reviewer: the verdict, what refuses and where, whom to ask, what to do. */
export function formatMarkdown(report: CheckReport, reader: ReportReader): string {
  const remarks = remarksOf(report);
  const errors = remarks.filter(({ severity }) => severity === 'ERROR');
  const warnings = remarks.filter(({ severity }) => severity === 'WARNING');
  const infos = remarks.filter(({ severity }) => severity === 'INFO');
  const loud = report.changes.filter((change) => !isQuiet(change));
  const quiet = report.changes.filter(isQuiet);
  const parts = [
    ...headParts({ report, reader }),
    ...section('What refuses', remarkTable(errors, room.refusals)),
    ...section('How to mend it', helpList(errors, room.help)),
    ...section('Warnings', remarkTable(warnings, room.warnings)),
    ...section('Changes', changeTable(loud, room.changes)),
    ...details('The lines', frameBlocks(errors, room.rest)),
    ...details(tallyChanges(quiet) ?? '', changeTable(quiet, room.rest)),
    ...details(countOf(infos.length, 'remark'), remarkTable(infos, room.rest)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function headParts({ report, reader }: ReadReport): readonly string[] {
  const { verdict, subgraphs, comparedWith, today } = report;
  const bases = comparedWith.length === 0 ? 'nothing' : listOf(comparedWith, markdownCode);
  const asked = askedOwners(report, reader).map(({ owner, contact }) => `${owner} (${contact})`);
  return [
    `## ${verdict === 'PASSED' ? 'Passed' : 'Refused'}: ${listOf(subgraphs, markdownText)}`,
    ...(asked.length === 0 ? [] : [`**Ask:** ${listOf(asked, markdownText)}`]),
    stepTable(report),
    `Compared with ${bases}, as of ${today}.`,
  ];
}

function stepTable(report: CheckReport): string {
  const rows = report.steps.map(({ step, outcome, findings }) => {
    const changes = step === 'changes' ? tallyChanges(report.changes) : undefined;
    const counts = [tallyFindings(findings), changes].filter((count) => count !== undefined);
    return [step, outcome, outcome === 'skipped' ? whySkipped(step, report) : counts.join(' · ')];
  });
  return markdownTable({ heads: ['Step', 'Outcome', 'Found'], rows, room: room.names });
}

function listOf(names: readonly string[], print: (name: string) => string): string {
  const { shown, hidden } = fitInto(names.map(print), room.names);
  return [...shown, ...(hidden === 0 ? [] : [`and ${hidden} more`])].join(', ');
}

function isQuiet({ severity, allowed }: Change): boolean {
  return severity === 'SAFE' && allowed;
}

function section(title: string, body: string | undefined): readonly string[] {
  return body === undefined ? [] : [`### ${title}`, body];
}

/** What is folded up: GitHub and GitLab want blank lines around Markdown within HTML. */
function details(summary: string, body: string | undefined): readonly string[] {
  if (body === undefined) return [];
  return [`<details><summary>${summary}</summary>`, body, '</details>'];
}
