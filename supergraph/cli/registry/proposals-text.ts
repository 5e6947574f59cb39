import { logLine, logText } from '../report/plain-text.ts';
import { wrapText } from '../report/wrap-text.ts';
import { momentText } from './moment.ts';
import type { ProposalAnswer } from './proposal-answer.ts';

/** For whom and when the list is read. */
export interface ProposalsReader {
  readonly contacts: ReadonlyMap<string, string>;
  readonly columns: number;
  readonly now: Date;
}

/** What waits for owners, for a person; what has all its approvals says so. */
export function proposalsText(
  proposals: readonly ProposalAnswer[],
  { contacts, columns, now }: ProposalsReader,
): string {
  if (proposals.length === 0) return 'Nothing waits for an approval.\n';
  const blocks = proposals.map(({ id, coordinate, owners, message, proposedAt, approvals }) => {
    const valid = approvals.filter(
      ({ usedByVersion, expiresAt }) =>
        usedByVersion === undefined && Date.parse(expiresAt) > now.getTime(),
    );
    const given = new Set(valid.map(({ team }) => team));
    const left = owners.filter((owner) => !given.has(owner));
    const asked = left.map((owner) => {
      const contact = contacts.get(owner);
      return contact === undefined ? owner : `${owner} (${contact})`;
    });
    const state =
      left.length === 0
        ? 'approved by all, and waits to be published'
        : `waits for ${asked.join(' and ')}`;
    return [
      logLine(`${id}  ${coordinate}`),
      wrapText(logLine(`${state}, since ${momentText(proposedAt)}`), { indent: 2, columns }),
      ...(message === '' ? [] : [wrapText(logText(message), { indent: 2, columns })]),
      ...valid.map(({ team, reason, expiresAt }) =>
        wrapText(logLine(`${team} approved until ${momentText(expiresAt)}: ${reason}`), {
          indent: 2,
          columns,
        }),
      ),
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}
