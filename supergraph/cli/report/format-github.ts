import type { Finding } from '@demarc/supergraph/contract';
import type { CheckReport } from '../../check-report.ts';
import { otherPlaceText } from './finding-text.ts';
import { plainLine, plainText } from './plain-text.ts';
import { remarksOf } from './remarks.ts';
import type { ReadReport, ReportReader } from './report-reader.ts';
import { summaryLine } from './summary-line.ts';
import { countOf } from '../../wording/count-of.ts';
import { treePlace } from './tree-place.ts';

/** GitHub shows that many annotations of a kind for one step. */
const SHOWN = 10;

/** What a workflow command is about. */
interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly properties: Readonly<Record<string, string | number | undefined>>;
  readonly message: string;
}

/**
 * The report as annotations of the changed files:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatGithub(report: CheckReport, reader: ReportReader): string {
  const remarks = remarksOf(report).filter(({ severity }) => severity !== 'INFO');
  const shown = (['ERROR', 'WARNING'] as const).flatMap((weight) =>
    remarks.filter(({ severity }) => severity === weight).slice(0, SHOWN),
  );
  const hidden = remarks.length - shown.length;
  const rest: Annotation = {
    kind: 'notice',
    properties: { title: 'demarc check' },
    message: `And ${countOf(hidden, 'more finding')}: --format text shows them all.`,
  };
  const annotations = [
    ...shown.map((remark) => annotationOf(remark, { report, reader })),
    ...(hidden === 0 ? [] : [rest]),
  ];
  // The older form of a command is seen anywhere in a line.
  const summary = summaryLine(report, reader).replaceAll('##[', '## [');
  return `${[...annotations.map(commandOf), summary].join('\n')}\n`;
}

function annotationOf(remark: Finding, { report, reader }: ReadReport): Annotation {
  const { code, coordinate, message, owner, severity, otherPlaces = [] } = remark;
  const place = treePlace(remark, { report, reader });
  const contact = owner === undefined ? undefined : reader.contacts.get(owner);
  const lines = [
    message,
    ...(owner === undefined
      ? []
      : [`Owner: ${owner}${contact === undefined ? '' : ` (${contact})`}`]),
    ...otherPlaces.map((other) => otherPlaceText(other, coordinate)),
  ];
  return {
    kind: severity === 'ERROR' ? 'error' : 'warning',
    properties: {
      file: place?.path,
      line: place?.line,
      col: place?.column,
      title: plainLine(`${code} ${coordinate ?? ''}`),
    },
    message: lines.join('\n'),
  };
}

function commandOf({ kind, properties, message }: Annotation): string {
  const stated = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  return `::${kind} ${stated.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return plainText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
