import { properties } from '@demarc/kit';
import type {
  Approval as ApprovalValue,
  Proposal as ProposalValue,
} from '@demarc/supergraph/registry';
import type { ControlContext } from '../control-context.ts';

export const Proposal = {
  ...properties<ProposalValue>('id', 'coordinate', 'owners', 'message', 'proposedAt'),
  approvals: ({ id }: ProposalValue, _: unknown, { loaders }: ControlContext) =>
    loaders.approvals.load(id),
};

export const Approval = {
  ...properties<ApprovalValue>('team', 'reason', 'expiresAt', 'approvedAt'),
  usedByVersion: ({ usedBy }: ApprovalValue) => usedBy,
};
