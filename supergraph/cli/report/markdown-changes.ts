import { changeSeverities, type Change } from '../../changes/change.ts';
import { placeCode } from './markdown-remarks.ts';
import { markdownTable } from './markdown-table.ts';
import { markdownCode, markdownText } from '../../wording/markdown-text.ts';

/** Changes as a table, the heaviest first: what, where, whether it may be, whose, and why. */
export function changeTable(changes: readonly Change[], room: number): string | undefined {
  if (changes.length === 0) return undefined;
  const sorted = changeSeverities
    .toReversed()
    .flatMap((severity) => changes.filter((change) => change.severity === severity));
  const rows = sorted.map((change) => [
    change.allowed ? change.severity : `**${change.severity}, not allowed**`,
    `${markdownCode(change.kind)} ${markdownCode(change.coordinate)}`,
    placeCode(change),
    markdownText(change.owner ?? ''),
    `${markdownText(change.message)} ${markdownText(change.reason)}`,
  ]);
  return markdownTable({ heads: ['Severity', 'Change', 'Where', 'Owner', 'Why'], rows, room });
}
