import type { Finding, OtherPlace, Severity } from '@demarc/supergraph/contract';
import { displayPath } from './display-path.ts';
import { fitFrame } from './fit-frame.ts';
import { logLine, logText } from './plain-text.ts';
import type { Terminal } from './terminal.ts';
import { wrapText } from './wrap-text.ts';

const colours = { ERROR: 'red', WARNING: 'yellow', INFO: 'blue' } as const satisfies Record<
  Severity,
  string
>;

/** A finding for a terminal: what, whose, where, the sentence, the lines around it. */
export function findingText(finding: Finding, terminal: Terminal): string {
  const { severity, code, coordinate, message, frame, otherPlaces = [] } = finding;
  const { columns, paint } = terminal;
  return [
    headText(paint(colours[severity], logLine(`${severity} ${code}`)), finding, terminal),
    ...placeLines(finding),
    ...otherPlaces.map((place) => `  ${otherPlaceText(place, coordinate)}`),
    wrapText(logText(message), { indent: 2, columns }),
    ...(frame === undefined ? [] : ['', fitFrame(frame, columns)]),
  ].join('\n');
}

/** What something is called, its coordinate, whose it is. */
export function headText(
  title: string,
  { coordinate = '', subgraph, owner }: Pick<Finding, 'coordinate' | 'subgraph' | 'owner'>,
  { paint }: Terminal,
): string {
  return [
    title,
    coordinate && paint('bold', logLine(coordinate)),
    subgraph && `in ${logLine(subgraph)}`,
    owner && `(owner: ${logLine(owner)})`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

/** The line that says where; none where that is not known. */
export function placeLines(place: Pick<Finding, 'file' | 'line' | 'column'>): readonly string[] {
  return place.file === undefined ? [] : [`  ${placeText({ ...place, file: place.file })}`];
}

/** `also Invoice.total in workflows (owner: automation): workflows.graphql:4:3` */
export function otherPlaceText(place: OtherPlace, known: string | undefined): string {
  const { subgraph, coordinate, owner } = place;
  const what = coordinate === undefined || coordinate === known ? '' : `${coordinate} `;
  const whose = owner === undefined ? '' : ` (owner: ${owner})`;
  return `also ${logLine(`${what}in ${subgraph}${whose}`)}: ${placeText(place)}`;
}

/** `billing.graphql:12:3`, as far as it is known. */
export function placeText({
  file,
  line,
  column,
}: Pick<OtherPlace, 'file'> & Pick<Finding, 'line' | 'column'>): string {
  const path = logLine(displayPath(file));
  return [path, line, column].filter((part) => part !== undefined).join(':');
}
