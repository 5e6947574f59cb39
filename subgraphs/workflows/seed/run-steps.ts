import type { RequiredEntityData } from '@mikro-orm/core';
import type { RunStep } from '../model/run-step.ts';
import { timeOf, type RunStory } from './run-story.ts';

/** The rows of a story's steps, in the order in which they were made. */
export function stepsOf(story: RunStory, workflowRunId: bigint): RequiredEntityData<RunStep>[] {
  const { version, path } = story;
  const approval = version.steps().findIndex(({ kind }) => kind === 'APPROVAL');
  const stop = { FIRST: 0, APPROVAL: approval, AFTER_APPROVAL: approval + 1, NEVER: Infinity }[
    path.stopsAt ?? 'NEVER'
  ];
  const isRetried = path.events.includes('retry');
  return version.steps().flatMap(({ key }, index) => {
    const phase = index < approval ? 'BEFORE' : index === approval ? 'APPROVAL' : 'AFTER';
    const first = { workflowRunId, stepKey: key, attempt: 1 };
    if (index < stop) return [{ ...first, ...endOf(story, phase, 'SUCCEEDED') }];
    if (index > stop) {
      const later = path.laterSteps ?? 'SUCCEEDED';
      return [{ ...first, ...endOf(story, isRetried ? 'RETRY' : phase, later) }];
    }
    const stopped = { ...first, ...endOf(story, phase, path.stoppedStep ?? 'SUCCEEDED') };
    const second = { ...first, attempt: 2, ...endOf(story, 'RETRY', 'SUCCEEDED') };
    return isRetried ? [stopped, second] : [stopped];
  });
}

/** Where in a run a step is taken: around its approval, or once more after a failure. */
type Phase = 'BEFORE' | 'APPROVAL' | 'AFTER' | 'RETRY';

/** A step's state, with the times that belong to it. */
function endOf(story: RunStory, phase: Phase, state: RunStep['state']) {
  const { from, to } = windowOf(story, phase);
  return {
    state,
    startedAt: state === 'PENDING' || state === 'SKIPPED' ? null : from,
    finishedAt: state === 'PENDING' || state === 'RUNNING' ? null : to,
  };
}

/** Between which of the story's events a phase lies. What the machine does alone is all AFTER. */
function windowOf(story: RunStory, phase: Phase): { readonly from: Date; readonly to: Date } {
  const end = story.times.at(-1) ?? story.createdAt;
  const started = timeOf(story, 'start') ?? story.createdAt;
  const asked = timeOf(story, 'await_approval') ?? started;
  const decided = timeOf(story, 'approve') ?? (asked === started ? started : end);
  switch (phase) {
    case 'BEFORE':
      return { from: started, to: asked };
    case 'APPROVAL':
      return { from: asked, to: decided };
    case 'AFTER':
      return { from: decided, to: timeOf(story, 'fail') ?? end };
    case 'RETRY':
      return { from: timeOf(story, 'retry') ?? end, to: end };
  }
}
