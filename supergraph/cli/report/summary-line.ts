import type { CheckReport } from '../../check-report.ts';
import { askedOwners } from './asked-owners.ts';
import { logLine } from './plain-text.ts';
import { remarksOf } from './remarks.ts';
import type { ReportReader } from './report-reader.ts';
import { tallyChanges, tallyFindings } from './tally.ts';

/** `REFUSED billing: 3 errors · 2 breaking, 4 safe changes · ask: billing (#team-billing)` */
export function summaryLine(report: CheckReport, reader: Pick<ReportReader, 'contacts'>): string {
  const name = logLine(report.subgraphs.join(', '));
  return `${report.verdict} ${name}: ${summaryText(report, reader)}`;
}

/** The same without the verdict. */
export function summaryText(report: CheckReport, reader: Pick<ReportReader, 'contacts'>): string {
  const owners = askedOwners(report, reader).map(({ owner, contact }) => `${owner} (${contact})`);
  return [
    tallyFindings(remarksOf(report)) ?? 'nothing to mend',
    tallyChanges(report.changes) ?? changesText(report),
    ...(owners.length === 0 ? [] : [`ask: ${logLine(owners.join(', '))}`]),
  ].join(' · ');
}

function changesText({ steps }: CheckReport): string {
  const { outcome } = steps.find(({ step }) => step === 'changes') ?? {};
  return outcome === 'skipped' ? 'changes not judged' : 'no changes';
}
