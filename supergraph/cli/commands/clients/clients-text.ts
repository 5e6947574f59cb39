import type { ClientDescription, DepartingUse } from '../../../usage/describe-clients.ts';
import { wrapText } from '../../report/wrap-text.ts';

const heads = ['CLIENT', 'VERSION', 'SINCE', 'STATE', 'OPERATIONS'] as const;
const MANY = 5;

/** The registered versions as a table for people; below each, what it should move away from. */
export function clientsText(clients: readonly ClientDescription[]): string {
  const rows = clients.map(({ manifest }) => [
    manifest.client,
    manifest.version,
    manifest.since,
    manifest.state,
    String(manifest.operations.length),
  ]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const blocks = clients.map((client, index) => [
    line(rows[index] ?? []),
    ...client.departing.map(departingText),
    ...unfitText(client.unfit),
  ]);
  return `${[line(heads), ...blocks.flat()].join('\n')}\n`;
}

/** `uses Organization.status until 2027-03-01 (Overview): use Organization.lifecycleState` */
export function departingText(use: DepartingUse): string {
  const { coordinate, stage, retireOn, replacedBy, operations } = use;
  const until =
    stage === 'RETIRED' ? 'which is retired' : retireOn === undefined ? '' : `until ${retireOn}`;
  const instead = replacedBy === undefined ? '' : `: use ${replacedBy}`;
  const parts = ['uses', coordinate, until, `(${someOf(operations)})${instead}`];
  return wrapText(parts.filter((part) => part !== '').join(' '), { indent: 2 });
}

function unfitText(unfit: readonly string[]): readonly string[] {
  if (unfit.length === 0) return [];
  const text = `does not fit the API any longer: ${someOf(unfit)}`;
  return [wrapText(text, { indent: 2 })];
}

function someOf(names: readonly string[]): string {
  const rest = names.length - MANY;
  return rest > 0 ? `${names.slice(0, MANY).join(', ')} and ${rest} more` : names.join(', ');
}
