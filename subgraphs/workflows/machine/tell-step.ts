import type { RunStep } from '../model/run-step.ts';
import type { Moving } from './moving.ts';
import type { RunAtHand } from './run-at-hand.ts';
import { runPayload } from './run-payload.ts';

/** What becomes of an attempt at a step. */
export type StepNews = 'started' | 'succeeded' | 'failed';

/**
 * Appends the fact of what becomes of an attempt, in the name of the actor unless another is given.
 * Returns the fact's id. Whoever does the work of a step learns of it by these.
 */
export async function tellStep(
  { facts, actorRef }: Pick<Moving, 'facts' | 'actorRef'>,
  atHand: RunAtHand,
  { stepKey, attempt }: Pick<RunStep, 'stepKey' | 'attempt'>,
  news: StepNews,
): Promise<string> {
  const { publicRef, organizationRef } = atHand.run;
  return facts.append({
    aggregateType: 'run_step',
    aggregateId: `${publicRef}/${stepKey}/${attempt}`,
    eventType: `workflows.step.${news}.v1`,
    organizationRef,
    actorRef,
    payload: { ...runPayload(atHand), stepKey, attempt },
  });
}
