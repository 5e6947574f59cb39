import type { Finding } from '@demarc/supergraph/contract';
import type { CheckReport } from '../../check-report.ts';
import { askedOwners } from './asked-owners.ts';
import { displayPath } from './display-path.ts';
import { jsonText } from './json-text.ts';
import type { ReportReader } from './report-reader.ts';

/** The report for machines: one JSON document, its paths as seen from the working directory. */
export function formatJson(report: CheckReport, reader: ReportReader): string {
  const { verdict, steps, changes, ...rest } = report;
  const document = {
    verdict,
    steps: steps.map((step) => ({ ...step, findings: step.findings.map(showPaths) })),
    changes: changes.map(showPath),
    ask: askedOwners(report, reader),
    ...rest,
  };
  return jsonText(document);
}

function showPaths(finding: Finding): Finding {
  const { otherPlaces } = finding;
  return showPath({ ...finding, ...(otherPlaces && { otherPlaces: otherPlaces.map(showPath) }) });
}

function showPath<Placed extends Pick<Finding, 'file'>>(placed: Placed): Placed {
  return placed.file === undefined ? placed : { ...placed, file: displayPath(placed.file) };
}
