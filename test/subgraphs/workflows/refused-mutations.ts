import { expect } from '@jest/globals';
import type { Identity } from '@demarc/foundation/identity';
import { seedRef } from '@demarc/kit';
import type { MutationName } from './mutations.ts';
import { home, homeWorkspace, memberOfWorkspace, otherWorkspace, people } from './people.ts';
import { announced, approval } from './run-scene.ts';

const { first, nobody, owner, publisher, reader, second, starter, stranger } = people;

/** The runs that refusals are tried on. */
export interface Scene {
  readonly definitionId: string;
  readonly bound: string;
  readonly waiting: { readonly runId: string; readonly approvalId: string };
  readonly running: { readonly runId: string };
  readonly done: { readonly runId: string };
  readonly halfApproved: { readonly runId: string; readonly approvalId: string };
  readonly approved: { readonly approvalId: string };
}

export interface RefusedMutation {
  readonly what: string;
  readonly who: Identity;
  readonly name: MutationName;
  readonly input: (scene: Scene) => Readonly<Record<string, unknown>>;
  readonly refusal: Readonly<Record<string, unknown>>;
}

const unknown = (prefix: string) => seedRef(prefix, 'nothing');
const denied = (permission: string) => ({ __typename: 'PermissionDenied', permission });
const notFound = (id: unknown = expect.any(String)) => ({ __typename: 'TargetNotFound', id });

const start = (input: (scene: Scene) => object) => (scene: Scene) => ({
  definitionId: scene.definitionId,
  workspaceId: homeWorkspace,
  approverIds: [first.subject, second.subject],
  ...input(scene),
});
const say = (input: (scene: Scene) => object) => (scene: Scene) => ({
  approvalId: scene.waiting.approvalId,
  decision: 'APPROVE',
  ...input(scene),
});
const report = (input: (scene: Scene) => object) => (scene: Scene) => ({
  runId: scene.running.runId,
  stepKey: 'deliver',
  attempt: 1,
  outcome: 'SUCCEEDED',
  ...input(scene),
});
export const publish = (input: object) => () => ({
  organizationId: home,
  key: 'standing',
  name: 'Standing',
  steps: [announced('one')],
  ...input,
});
const step = (more: object) => ({ steps: [{ ...announced('one'), ...more }] });

export const refusedMutations: readonly RefusedMutation[] = [
  // Who may not.
  ...[reader, nobody, first].flatMap((who): RefusedMutation[] => [
    {
      what: 'by nobody who may',
      who,
      name: 'startRun',
      input: start(() => ({})),
      refusal: denied('workflows.run.start'),
    },
    {
      what: 'by nobody who may',
      who,
      name: 'reportStep',
      input: report(() => ({})),
      refusal: denied('workflows.run.start'),
    },
    {
      what: 'by nobody who may',
      who,
      name: 'cancelRun',
      input: ({ running }) => running,
      refusal: denied('workflows.run.start'),
    },
    {
      what: 'by nobody who may',
      who,
      name: 'retryRun',
      input: ({ running }) => running,
      refusal: denied('workflows.run.start'),
    },
    {
      what: 'by nobody who may',
      who,
      name: 'publishWorkflowDefinition',
      input: publish({}),
      refusal: denied('workflows.definition.publish'),
    },
  ]),
  ...[reader, nobody, starter].map((who): RefusedMutation => ({
    what: 'by nobody who may',
    who,
    name: 'decideApproval',
    input: say(() => ({})),
    refusal: denied('workflows.run.approve'),
  })),
  {
    what: 'in the name of somebody who lent nothing',
    who: first,
    name: 'decideApproval',
    input: say(() => ({ onBehalfOfId: second.subject })),
    refusal: denied('workflows.run.approve'),
  },
  ...(['startRun', 'publishWorkflowDefinition'] as const).map((name): RefusedMutation => ({
    what: 'by who may elsewhere in the organization',
    who: memberOfWorkspace(otherWorkspace, ['workflows.run.start', 'workflows.definition.publish']),
    name,
    input: name === 'startRun' ? start(() => ({})) : publish({ workspaceId: homeWorkspace }),
    refusal: denied(name === 'startRun' ? 'workflows.run.start' : 'workflows.definition.publish'),
  })),
  {
    what: 'for all the organization by who may in one workspace',
    who: memberOfWorkspace(homeWorkspace, ['workflows.definition.publish']),
    name: 'publishWorkflowDefinition',
    input: publish({}),
    refusal: denied('workflows.definition.publish'),
  },

  // What is not there, or another tenant's.
  ...[
    { who: stranger, what: 'of another tenant', of: (_: string, id: string) => id },
    { who: owner, what: 'that is not there', of: (prefix: string) => unknown(prefix) },
  ].flatMap(({ who, what, of }): RefusedMutation[] => [
    {
      what: `a definition ${what}`,
      who,
      name: 'startRun',
      input: start((scene) => ({ definitionId: of('wfd', scene.definitionId) })),
      refusal: notFound(),
    },
    {
      what: `a run ${what}`,
      who,
      name: 'reportStep',
      input: report((scene) => ({ runId: of('run', scene.running.runId) })),
      refusal: notFound(),
    },
    {
      what: `an approval ${what}`,
      who,
      name: 'decideApproval',
      input: say((scene) => ({ approvalId: of('apr', scene.waiting.approvalId) })),
      refusal: notFound(),
    },
    {
      what: `a run ${what}`,
      who,
      name: 'cancelRun',
      input: ({ running }) => ({ runId: of('run', running.runId) }),
      refusal: notFound(),
    },
    {
      what: `a run ${what}`,
      who,
      name: 'retryRun',
      input: ({ running }) => ({ runId: of('run', running.runId) }),
      refusal: notFound(),
    },
    {
      what: `an organization ${what}`,
      who,
      name: 'publishWorkflowDefinition',
      input: publish({ organizationId: of('org', home) }),
      refusal: notFound(),
    },
  ]),
  {
    what: 'a step that is not there',
    who: starter,
    name: 'reportStep',
    input: report(() => ({ stepKey: 'other' })),
    refusal: notFound('other/1'),
  },
  {
    what: 'an attempt that is not made',
    who: starter,
    name: 'reportStep',
    input: report(() => ({ attempt: 2 })),
    refusal: notFound('deliver/2'),
  },

  // What the domain says no to.
  {
    what: 'whoever starts it as approver',
    who: owner,
    name: 'startRun',
    input: start(() => ({ approverIds: [first.subject, owner.subject] })),
    refusal: { __typename: 'ApproverIsRequester', approverId: owner.subject },
  },
  {
    what: 'one approver where two must agree, named twice',
    who: starter,
    name: 'startRun',
    input: start(() => ({ approverIds: [first.subject, first.subject] })),
    refusal: { __typename: 'NotEnoughApprovers', requiredCount: 2, namedCount: 1 },
  },
  {
    what: 'no approvers where two must agree',
    who: starter,
    name: 'startRun',
    input: start(() => ({ approverIds: [] })),
    refusal: { __typename: 'NotEnoughApprovers', requiredCount: 2, namedCount: 0 },
  },
  {
    what: 'the definition of another workspace',
    who: starter,
    name: 'startRun',
    input: start(({ bound }) => ({ definitionId: bound })),
    refusal: { __typename: 'DefinitionNotForWorkspace', workspaceId: homeWorkspace },
  },
  {
    what: 'by whoever asked for the run',
    who: owner,
    name: 'decideApproval',
    input: say(() => ({})),
    refusal: { __typename: 'RequesterMayNotDecide' },
  },
  {
    what: 'by who was not asked',
    who: memberOfWorkspace(homeWorkspace, ['workflows.run.approve']),
    name: 'decideApproval',
    input: say(() => ({})),
    refusal: { __typename: 'NotAnApprover', approverId: expect.stringMatching(/^usr_/) },
  },
  {
    what: 'twice by one voice',
    who: first,
    name: 'decideApproval',
    input: say(({ halfApproved }) => ({ approvalId: halfApproved.approvalId, decision: 'REJECT' })),
    refusal: { __typename: 'AlreadyDecided', approverId: first.subject },
  },
  {
    what: 'on what is decided',
    who: second,
    name: 'decideApproval',
    input: say(({ approved }) => approved),
    refusal: { __typename: 'RunNotWaiting', state: 'COMPLETED', approvalState: 'APPROVED' },
  },
  {
    what: 'a run that has ended',
    who: starter,
    name: 'cancelRun',
    input: ({ done }) => done,
    refusal: { __typename: 'RunAlreadyEnded', state: 'COMPLETED' },
  },
  ...(['done', 'running', 'waiting'] as const).map((which, index): RefusedMutation => ({
    what: `a run that is ${which}`,
    who: starter,
    name: 'retryRun',
    input: (scene) => ({ runId: scene[which].runId }),
    refusal: {
      __typename: 'RunNotFailed',
      state: ['COMPLETED', 'RUNNING', 'WAITING_APPROVAL'][index],
    },
  })),
  {
    what: 'a step that is done',
    who: starter,
    name: 'reportStep',
    input: report(({ done }) => ({ ...done, stepKey: 'one' })),
    refusal: { __typename: 'StepNotReportable', stepState: 'SUCCEEDED' },
  },
  {
    what: 'a step that people decide',
    who: starter,
    name: 'reportStep',
    input: report(({ waiting }) => ({ runId: waiting.runId, stepKey: 'approve' })),
    refusal: { __typename: 'StepNotReportable', stepState: 'RUNNING' },
  },
  {
    what: 'what says the same',
    who: publisher,
    name: 'publishWorkflowDefinition',
    input: publish({}),
    refusal: { __typename: 'DefinitionUnchanged', versionNumber: 1 },
  },
  ...[
    { what: 'two steps of one key', more: { steps: [announced('one'), announced('one')] } },
    { what: 'people without a number', more: step({ kind: 'APPROVAL', dueInHours: 1 }) },
    { what: 'people without a time', more: step({ kind: 'APPROVAL', requiredCount: 1 }) },
    { what: 'people who report', more: { steps: [{ ...approval('one'), awaitsReport: true }] } },
    { what: 'a machine that agrees', more: step({ requiredCount: 1 }) },
    { what: 'a machine with a time', more: step({ dueInHours: 1 }) },
  ].map(({ what, more }): RefusedMutation => ({
    what,
    who: publisher,
    name: 'publishWorkflowDefinition',
    input: publish(more),
    refusal: { __typename: 'DefinitionInvalid', problems: [expect.any(String)] },
  })),
];
