import { seedRef, seedUuid, type DomainEvent } from '@demarc/kit';
import { decisionsOf } from './run-decisions.ts';
import { moveFactNames } from '../machine/move-facts.ts';
import { MACHINE } from '../machine/machine.ts';
import { type StoryMove, movesOf } from './run-moves.ts';
import { approvalRefOf, approvalStepOf, timeOf, type RunStory } from './run-story.ts';

/** The facts of a story, each with what others need to know of it without asking. */
export function factsOf(story: RunStory): readonly DomainEvent[] {
  const payload = {
    runRef: story.ref,
    organizationRef: seedRef('org', story.organization),
    workspaceRef: seedRef('wsp', story.organization, story.workspace),
    definitionKey: story.entry.key,
    versionNumber: story.version.versionNumber,
    subjectRef: story.subjectRef,
  };
  const requested = {
    aggregateType: 'workflow_run',
    aggregateId: story.ref,
    aggregateSeq: 1,
    eventType: 'workflows.run.requested.v1',
    eventId: seedUuid(story.organization, story.ref, 'requested'),
    occurredAt: story.createdAt,
    actorRef: story.requesterRef,
    traceId: 'seed',
    organizationRef: payload.organizationRef,
    payload,
  };
  return [
    requested,
    ...movesOf(story).map((move) => ({
      ...requested,
      aggregateSeq: move.seq + 1,
      eventType: `workflows.run.${moveFactNames[move.event]}.v1`,
      eventId: move.factId,
      occurredAt: move.occurredAt,
      actorRef: move.actorRef,
      payload: { ...payload, ...measureOf(story, move) },
    })),
    ...approvalFactsOf(story, payload),
  ];
}

/** What a run has cost is counted when it ends: that is what metering reads. */
function measureOf(story: RunStory, { event, occurredAt }: StoryMove): object {
  if (event !== 'complete') return {};
  const startedAt = timeOf(story, 'start') ?? story.createdAt;
  return {
    startedAt,
    finishedAt: occurredAt,
    stepCount: story.version.steps().length,
    durationSeconds: Math.round((occurredAt.getTime() - startedAt.getTime()) / 1000),
  };
}

function approvalFactsOf(
  story: RunStory,
  payload: { readonly organizationRef: string },
): readonly DomainEvent[] {
  const askedAt = timeOf(story, 'await_approval');
  if (!askedAt) return [];
  const approvalRef = approvalRefOf(story);
  const asked = {
    aggregateType: 'approval_request',
    aggregateId: approvalRef,
    aggregateSeq: 1,
    eventType: 'workflows.approval.requested.v1',
    eventId: seedUuid(story.organization, approvalRef, 'requested'),
    occurredAt: askedAt,
    actorRef: MACHINE,
    traceId: 'seed',
    organizationRef: payload.organizationRef,
    payload: {
      ...payload,
      approvalRef,
      approverRefs: story.approverRefs,
      requiredCount: approvalStepOf(story)?.requiredCount,
    },
  };
  return [
    asked,
    ...decisionsOf(story).map(({ decidedAt, comment, ...decision }, index) => ({
      ...asked,
      aggregateSeq: index + 2,
      eventType: 'workflows.approval.decided.v1',
      eventId: seedUuid(story.organization, approvalRef, index + 1),
      occurredAt: decidedAt,
      actorRef: decision.actorRef,
      payload: { ...payload, approvalRef, ...decision },
    })),
  ];
}
