import { logLine, logText } from '../report/plain-text.ts';
import { wrapText } from '../report/wrap-text.ts';
import type { OpenDemand } from './demand-answer.ts';

/** What waits for whom, and how to reach them. */
export interface ApprovalRequest {
  readonly demands: readonly OpenDemand[];
  /** True where something refuses that no approval lifts. */
  readonly isBlocked: boolean;
  /** How to reach each team, by its id. */
  readonly contacts: ReadonlyMap<string, string>;
  readonly columns: number;
}

/** What owners can do about a refusal: the command for each, or that none of them helps. */
export function approvalLines({
  demands,
  isBlocked,
  contacts,
  columns,
}: ApprovalRequest): readonly string[] {
  if (isBlocked) {
    const sentence = 'What is refused here no approval lifts: it has to be written otherwise.';
    return [wrapText(sentence, { columns })];
  }
  const lines = demands.flatMap(({ id, coordinate, owners, approvedBy, message }) => {
    const left = owners.filter((owner) => !approvedBy.includes(owner));
    const asked = left.map((owner) => {
      const contact = contacts.get(owner);
      return contact === undefined ? owner : `${owner} (${contact})`;
    });
    const given = approvedBy.length === 0 ? '' : `; ${approvedBy.join(', ')} approved`;
    return [
      '',
      logLine(`${coordinate}: ask ${asked.join(' and ')}${given}`),
      ...(message === '' ? [] : [wrapText(logText(message), { indent: 2, columns })]),
      // Not wrapped: it is to be copied.
      `  $ demarc approve ${logLine(id)} --reason "…"`,
    ];
  });
  if (lines.length === 0) return [];
  const head = 'It can be published once its owners have approved, with a token of theirs:';
  return [wrapText(head, { columns }), ...lines];
}
