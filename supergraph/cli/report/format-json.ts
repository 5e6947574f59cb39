import type { CheckReport } from '../../check-report.ts';

/** The report for machines: one JSON document. */
export function formatJson(report: CheckReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
