import type { Change, ChangeSeverity } from '../../changes/change.ts';
import { headText, placeLines } from './finding-text.ts';
import { logLine, logText } from './plain-text.ts';
import type { Terminal } from './terminal.ts';
import { wrapText } from './wrap-text.ts';

const colours = { BREAKING: 'red', DANGEROUS: 'yellow', SAFE: 'green' } as const satisfies Record<
  ChangeSeverity,
  string
>;

/** A change for a terminal: what, whether it may be, whose, where, what differs and why it matters. */
export function changeText(change: Change, terminal: Terminal): string {
  const { severity, kind, message, reason } = change;
  const title = terminal.paint(colours[severity], logLine(`${severity} ${kind}`));
  return [
    `${headText(title, change, terminal)}: ${permissionText(change, terminal)}`,
    ...placeLines(change),
    wrapText(logText(`${message}\n${reason}`), { indent: 2, columns: terminal.columns }),
  ].join('\n');
}

/** The severity in its colour. */
export function severityText({ severity }: Pick<Change, 'severity'>, { paint }: Terminal): string {
  return paint(colours[severity], severity);
}

/** Whether a change may be. */
export function permissionText({ allowed }: Pick<Change, 'allowed'>, { paint }: Terminal): string {
  return allowed ? 'allowed' : paint('red', 'not allowed');
}

/** A change that nobody needs to think about, or that a finding has told, on one line. */
export function changeLine({ kind, coordinate, owner }: Change): string {
  return logLine(`${coordinate} ${kind}${owner === undefined ? '' : ` (owner: ${owner})`}`);
}
