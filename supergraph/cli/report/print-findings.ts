import { styleText } from 'node:util';
import type { Finding, OtherPlace, Severity } from '@demarc/supergraph/contract';
import { displayPath } from './display-path.ts';
import { wrapText } from './wrap-text.ts';

const colours = { ERROR: 'red', WARNING: 'yellow', INFO: 'blue' } as const satisfies Record<
  Severity,
  string
>;

/** Prints findings to the terminal: what, whose, where, the sentence, the lines around it. */
export function printFindings(findings: readonly Finding[]): void {
  for (const finding of findings) console.error(`${formatFinding(finding)}\n`);
}

function formatFinding(finding: Finding): string {
  const { severity, code, subgraph, coordinate, owner, message, frame } = finding;
  const stream = process.stderr;
  const head = [
    styleText(colours[severity], `${severity} ${code}`, { stream }),
    styleText('bold', coordinate ?? '', { stream }),
    subgraph && `in ${subgraph}`,
    owner && `(owner: ${owner})`,
  ];
  return [
    head.filter((part) => part !== undefined && part !== '').join(' '),
    finding.file === undefined ? undefined : `  ${placeText(finding.file, finding)}`,
    ...(finding.otherPlaces ?? []).map((place) => otherPlaceText(place, coordinate)),
    wrapText(message, 2),
    frame === undefined ? undefined : `\n${frame}`,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

function otherPlaceText(place: OtherPlace, known: string | undefined): string {
  const { subgraph, coordinate, owner, file } = place;
  const what = coordinate === undefined || coordinate === known ? '' : `${coordinate} `;
  const whose = owner === undefined ? '' : ` (owner: ${owner})`;
  return `  also ${what}in ${subgraph}${whose}: ${placeText(file, place)}`;
}

function placeText(file: string, { line, column }: Pick<Finding, 'line' | 'column'>): string {
  return [displayPath(file), line, column].filter((part) => part !== undefined).join(':');
}
