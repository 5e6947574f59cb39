import type { CheckReport } from '../../check-report.ts';
import { formatJson } from './format-json.ts';

/** Every way to print the report of a check. */
export const reportFormats = {
  text: formatJson,
  json: formatJson,
} as const satisfies Record<string, (report: CheckReport) => string>;

export type ReportFormat = keyof typeof reportFormats;
