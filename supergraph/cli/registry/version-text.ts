import { logLine } from '../report/plain-text.ts';
import type { Terminal } from '../report/terminal.ts';
import { wrapText } from '../report/wrap-text.ts';
import { momentText } from './moment.ts';
import type { VersionSummary } from './version-answer.ts';

/** A version for a person: number, when, who, what and why. */
export function versionText(version: VersionSummary, { columns, paint }: Terminal): string {
  const { number, publishedAt, publishedBy, team, changedSubgraphs, reason } = version;
  const who = team === undefined ? publishedBy : `${team} (${publishedBy})`;
  const lines = [
    `${paint('bold', `version ${number}`)}  ${logLine(momentText(publishedAt))}`,
    wrapText(logLine(`by ${who}: ${changedSubgraphs.join(', ')}`), { indent: 2, columns }),
    ...(reason === undefined ? [] : [wrapText(logLine(reason), { indent: 2, columns })]),
  ];
  return lines.join('\n');
}
