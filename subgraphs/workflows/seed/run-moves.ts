import { seedUuid } from '@demarc/kit';
import { MACHINE } from '../machine/machine.ts';
import type { RunEvent } from '../machine/move-facts.ts';
import { decisionsOf } from './run-decisions.ts';
import type { RunStory } from './run-story.ts';

/** One event of a story's path: who made it happen, when, and the fact that says so. */
export interface StoryMove {
  readonly seq: number;
  readonly event: RunEvent;
  readonly actorRef: string;
  readonly occurredAt: Date;
  readonly factId: string;
}

/** The moves of a story, in order. */
export function movesOf(story: RunStory): readonly StoryMove[] {
  return story.path.events.map((event, index) => ({
    seq: index + 1,
    event,
    actorRef: actorOf(event, story),
    occurredAt: story.times[index] ?? story.createdAt,
    factId: seedUuid(story.organization, story.ref, index + 1),
  }));
}

function actorOf(event: RunEvent, story: RunStory): string {
  switch (event) {
    case 'approve':
    case 'reject':
      return decisionsOf(story).at(-1)?.actorRef ?? MACHINE;
    case 'start':
    case 'retry':
    case 'cancel':
      return story.requesterRef;
    case 'await_approval':
    case 'complete':
    case 'fail':
    case 'expire':
      return MACHINE;
  }
}
