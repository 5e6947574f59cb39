import { seedChoice, seedNumber } from '@demarc/kit';
import { approvalStepOf, timeOf, type RunStory } from './run-story.ts';

/** What an approver, or a delegate in the approver's name, says in a story. */
export interface StoryDecision {
  readonly actorRef: string;
  readonly onBehalfOfRef: string | null;
  readonly decision: 'APPROVE' | 'REJECT';
  readonly comment: string | null;
  readonly decidedAt: Date;
}

/** What was decided, in order; the last one is the one that moves the run. */
export function decisionsOf(story: RunStory): readonly StoryDecision[] {
  const askedAt = timeOf(story, 'await_approval');
  const required = approvalStepOf(story)?.requiredCount;
  const [first = '', second = ''] = story.approverRefs;
  if (!askedAt || !required) return [];

  const rejectedAt = timeOf(story, 'reject');
  if (rejectedAt) return [no(story, first, rejectedAt)];

  const approvedAt = timeOf(story, 'approve');
  const last = approvedAt && { ...yes, decidedAt: approvedAt };
  if (required > 1) {
    const early = { ...yes, actorRef: first, decidedAt: halfway(askedAt, approvedAt) };
    return last ? [early, { ...last, actorRef: second }] : [early];
  }
  if (!last) return [];
  const isDelegated = second !== '' && seedNumber(2, 'delegated', story.ref) === 0;
  return [{ ...last, ...(isDelegated ? delegated(second, first) : { actorRef: first }) }];
}

const yes = { decision: 'APPROVE', comment: null, onBehalfOfRef: null } as const;

function no({ ref }: RunStory, actorRef: string, decidedAt: Date): StoryDecision {
  const comment = seedChoice(
    ['The amount does not match the order.', 'Please attach the contract.', 'Not needed any more.'],
    'comment',
    ref,
  );
  return { decision: 'REJECT', comment, actorRef, onBehalfOfRef: null, decidedAt };
}

function delegated(actorRef: string, onBehalfOfRef: string) {
  return { actorRef, onBehalfOfRef };
}

/** Asked and not yet approved: whoever was quick has decided at once. */
function halfway(from: Date, to: Date | undefined): Date {
  return to ? new Date((from.getTime() + to.getTime()) / 2) : from;
}
