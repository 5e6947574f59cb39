import { properties } from '@demarc/kit';
import type { RunTransition as RunTransitionModel } from '../model/run-transition.ts';
import { stubOf } from './entity-stub.ts';

export const RunTransition = {
  ...properties<RunTransitionModel>('seq', 'fromState', 'toState', 'occurredAt'),
  event: (transition: RunTransitionModel) => transition.event.toUpperCase(),
  evidenceEventIds: (transition: RunTransitionModel) => transition.evidenceEventIds(),
  actor: (transition: RunTransitionModel) => stubOf(transition.userRef()),
};
