import type { CheckReport } from '../../check-report.ts';
import { formatGithub } from './format-github.ts';
import { formatGitlab } from './format-gitlab.ts';
import { formatJson } from './format-json.ts';
import { formatMarkdown } from './format-markdown.ts';
import { formatSarif } from './format-sarif.ts';
import { formatText } from './format-text.ts';
import type { ReportReader } from './report-reader.ts';

/** Every way to print the report of a check. */
export const reportFormats = {
  text: formatText,
  json: formatJson,
  markdown: formatMarkdown,
  github: formatGithub,
  gitlab: formatGitlab,
  sarif: formatSarif,
} as const satisfies Record<string, (report: CheckReport, reader: ReportReader) => string>;

export type ReportFormat = keyof typeof reportFormats;
