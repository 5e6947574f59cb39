import type { Finding } from '@demarc/supergraph/contract';
import { placeText } from './finding-text.ts';
import { fitInto, markdownTable } from './markdown-table.ts';
import { markdownBlock, markdownCode, markdownText } from '../../wording/markdown-text.ts';
import { ruleHelp } from './rule-help.ts';

const OTHER_PLACES_SHOWN = 5;

/** Findings as a table: where, what, whose, and the sentence with every other place. */
export function remarkTable(remarks: readonly Finding[], room: number): string | undefined {
  if (remarks.length === 0) return undefined;
  const rows = remarks.map((remark) => [
    placeCode(remark),
    `${markdownCode(remark.code)} ${markdownCode(remark.coordinate ?? '')}`.trim(),
    markdownText(remark.owner ?? ''),
    sentence(remark),
  ]);
  return markdownTable({ heads: ['Where', 'What', 'Owner', 'Why, and what to do'], rows, room });
}

/** What the catalogue advises, once for each code. */
export function helpList(remarks: readonly Finding[], room: number): string | undefined {
  const codes = [...new Set(remarks.map(({ code }) => code))];
  const lines = codes.flatMap((code) => {
    const help = ruleHelp(code);
    return help?.todo === undefined ? [] : [`- ${markdownCode(code)}: ${markdownText(help.todo)}`];
  });
  return lines.length === 0 ? undefined : fitInto(lines, room).shown.join('\n');
}

/** The lines around each finding. */
export function frameBlocks(remarks: readonly Finding[], room: number): string | undefined {
  const blocks = remarks.flatMap((remark) =>
    remark.frame === undefined
      ? []
      : [`${markdownCode(remark.code)} in ${placeCode(remark)}:\n\n${markdownBlock(remark.frame)}`],
  );
  const { shown } = fitInto(blocks, room);
  return shown.length === 0 ? undefined : shown.join('\n\n');
}

/** `billing.graphql:12` */
export function placeCode({ file, line }: Pick<Finding, 'file' | 'line'>): string {
  return file === undefined ? '' : markdownCode(placeText({ file, ...(line && { line }) }));
}

function sentence({ message, coordinate, otherPlaces = [] }: Finding): string {
  const places = otherPlaces.slice(0, OTHER_PLACES_SHOWN).map((place) => {
    const what = place.coordinate === coordinate ? '' : `${markdownCode(place.coordinate ?? '')} `;
    const whose = place.owner === undefined ? '' : ` (owner: ${markdownText(place.owner)})`;
    return `also ${what.trimStart()}in ${markdownText(place.subgraph)}${whose}: ${placeCode(place)}`;
  });
  const hidden = otherPlaces.length - places.length;
  const rest = hidden > 0 ? [`and in ${hidden} more`] : [];
  return [markdownText(message), ...places, ...rest].join('<br>');
}
