import { createHash } from 'node:crypto';
import {
  RegistryConflict,
  type Actor,
  type Proposal,
  type RegistryReader,
} from '@demarc/supergraph/registry';
import type { Publisher } from './publishing/publisher.ts';

/** What is approved, by whom, why, and for how long. */
export interface ApproveRequest {
  readonly actor: Actor;
  /** A second call with the same one is told what came of the first; 16 to 128 characters. */
  readonly requestId: string;
  readonly proposal: string;
  readonly reason: string;
  readonly expiresAt: Date;
}

/** What came of an approval. */
export type ApproveOutcome =
  | { readonly type: 'APPROVED'; readonly proposal: Proposal; readonly teams: readonly string[] }
  | { readonly type: 'PROPOSAL_NOT_FOUND' }
  | { readonly type: 'NOT_PERMITTED'; readonly owners: readonly string[] }
  | { readonly type: 'REQUEST_ID_REUSED' };

/**
 * An owner agrees to one exact change; it holds until it expires or until a version brings the change.
 * A team speaks for itself; for a team that owners.yaml has no more, an admin does.
 */
export async function approve(
  publisher: Publisher,
  request: ApproveRequest,
): Promise<ApproveOutcome> {
  try {
    return await attemptApproval(publisher, request);
  } catch (error) {
    // The same request came twice at once: the other one has the answer.
    if (!(error instanceof RegistryConflict)) throw error;
    return attemptApproval(publisher, request);
  }
}

async function attemptApproval(
  { registry, teams }: Publisher,
  { actor, requestId, proposal: id, reason, expiresAt }: ApproveRequest,
): Promise<ApproveOutcome> {
  const hash = createHash('sha256')
    .update(JSON.stringify(['APPROVED', id, reason, expiresAt]))
    .digest('hex');
  const answered = await registry.answer(actor.id, requestId);
  if (answered !== undefined) {
    return answered.hash === hash
      ? answerOf(registry, answered.act.outcome)
      : { type: 'REQUEST_ID_REUSED' };
  }
  const proposal = await registry.proposal(id);
  if (proposal === undefined) return { type: 'PROPOSAL_NOT_FOUND' };
  const known = new Set(teams.map((team) => team.id));
  const speaksFor =
    actor.kind === 'ADMIN'
      ? proposal.owners.filter((owner) => !known.has(owner))
      : proposal.owners.filter((owner) => actor.kind === 'TEAM' && owner === actor.team);
  if (speaksFor.length === 0) return { type: 'NOT_PERMITTED', owners: proposal.owners };
  await registry.write(async (writer) => {
    const act = await writer.act({
      actor,
      kind: 'APPROVED',
      reason,
      request: { id: requestId, hash },
      outcome: { proposal: id, coordinate: proposal.coordinate, teams: speaksFor },
    });
    for (const team of speaksFor) {
      await writer.approve({ proposal: id, team, reason, expiresAt }, act);
    }
  });
  return { type: 'APPROVED', proposal, teams: speaksFor };
}

/** What came of it the first time: for whom was spoken is not asked again. */
async function answerOf(
  registry: RegistryReader,
  outcome: Readonly<Record<string, unknown>>,
): Promise<ApproveOutcome> {
  const { proposal: id, teams } = outcome as { proposal: string; teams: readonly string[] };
  const proposal = await registry.proposal(id);
  if (proposal === undefined) throw new Error(`The registry lost the proposal ${id}.`);
  return { type: 'APPROVED', proposal, teams };
}
