import { z } from 'zod';

/** A change that somebody wanted to publish, and what its owners have said to it. */
export const proposalAnswer = z.object({
  id: z.string(),
  coordinate: z.string(),
  owners: z.array(z.string()),
  message: z.string(),
  proposedAt: z.string(),
  approvals: z.array(
    z.object({
      team: z.string(),
      reason: z.string(),
      expiresAt: z.string(),
      approvedAt: z.string(),
      usedByVersion: z.exactOptional(z.number()),
    }),
  ),
});

export type ProposalAnswer = z.infer<typeof proposalAnswer>;

/** What came of an approval. */
export const approveAnswer = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('ApproveProposalPayload'),
    proposal: proposalAnswer,
    /** For whom it was approved. */
    teams: z.array(z.string()),
  }),
  z.object({ __typename: z.literal('ProposalNotFound'), message: z.string() }),
  z.object({ __typename: z.literal('NotPermitted'), message: z.string() }),
  z.object({ __typename: z.literal('ExpiryNotAllowed'), message: z.string() }),
  z.object({ __typename: z.literal('RequestIdReused'), message: z.string() }),
]);

export type ApproveAnswer = z.infer<typeof approveAnswer>;

/** What to ask for of a proposal. */
export const proposalFragment = `
fragment Waiting on Proposal {
  id coordinate owners message proposedAt
  approvals { team reason expiresAt approvedAt usedByVersion }
}`;
