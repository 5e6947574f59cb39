import type { Severity } from '@demarc/supergraph/contract';
import type { CheckReport } from '../../check-report.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { jsonText } from './json-text.ts';
import { plainLine } from './plain-text.ts';
import { remarksOf } from './remarks.ts';
import type { ReportReader } from './report-reader.ts';
import { treePlace } from './tree-place.ts';

/** One entry of a Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
interface CodeQualityEntry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const severities = {
  ERROR: 'critical',
  WARNING: 'minor',
  INFO: 'info',
} as const satisfies Record<Severity, CodeQualityEntry['severity']>;

/** The report for the Code Quality widget of a merge request. */
export function formatGitlab(report: CheckReport, reader: ReportReader): string {
  const remarks = remarksOf(report);
  const fingerprints = fingerprintsOf(remarks);
  // Every entry needs a place: what has none is about the graph, whose file is demarc.yaml.
  const graph = treePlace({ file: reader.config }, { report, reader }) ?? { path: 'demarc.yaml' };
  const entries = remarks.map((remark, index): CodeQualityEntry => {
    const { code, coordinate, message, owner, severity } = remark;
    const { path, line = 1 } = treePlace(remark, { report, reader }) ?? graph;
    const what = coordinate === undefined || message.includes(coordinate) ? '' : `${coordinate}: `;
    const whose = owner === undefined ? '' : ` (owner: ${owner})`;
    return {
      description: plainLine(`${what}${message}${whose}`),
      check_name: code,
      fingerprint: fingerprints[index] ?? '',
      severity: severities[severity],
      location: { path, lines: { begin: line } },
    };
  });
  return jsonText(entries);
}
