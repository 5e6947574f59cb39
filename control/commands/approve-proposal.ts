import { approve } from '@demarc/supergraph/publishing';
import type { ControlContext } from '../control-context.ts';
import { expiryNotAllowed, notPermitted, requestIdReused } from '../refusal.ts';

interface ApproveProposalInput {
  readonly requestId: string;
  readonly proposal: string;
  readonly reason: string;
  readonly expiresAt: Date;
}

/** Who has not published by then has to ask again. */
const LONGEST_DAYS = 90;
const DAY_MS = 86_400_000;

/** An owner agrees to one exact change, for a time. */
export async function approveProposal(
  { requestId, proposal: id, reason, expiresAt }: ApproveProposalInput,
  { registry, publisher, actor, now }: ControlContext,
): Promise<object> {
  const longest = new Date(now.getTime() + LONGEST_DAYS * DAY_MS);
  const isNew = (await registry.answer(actor.id, requestId)) === undefined;
  if (isNew && (expiresAt <= now || expiresAt > longest)) {
    return expiryNotAllowed(
      `An approval ends in the future, and in ${LONGEST_DAYS} days at the latest: ${longest.toISOString()}.`,
    );
  }
  const outcome = await approve(publisher, { actor, requestId, proposal: id, reason, expiresAt });
  if (outcome.type === 'APPROVED') {
    const { proposal, teams } = outcome;
    return { __typename: 'ApproveProposalPayload', proposal, teams };
  }
  switch (outcome.type) {
    case 'PROPOSAL_NOT_FOUND':
      return {
        __typename: 'ProposalNotFound',
        message: 'Nothing of this id waits for approval. A publish that is refused names the ids.',
      };
    case 'NOT_PERMITTED':
      return notPermitted(
        `This is for ${outcome.owners.join(' and ')} to approve, with a token of their own.`,
      );
    case 'REQUEST_ID_REUSED':
      return requestIdReused();
  }
}
