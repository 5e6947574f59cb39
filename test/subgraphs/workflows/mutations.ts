import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Identity } from '@demarc/foundation/identity';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

const RUN = `id state steps { key attempt state }
  approvalRequests { id state requiredCount approvers { id } decisions { decision comment actor { id } onBehalfOf { id } } }
  transitions(first: 100) { nodes { event toState actor { id } evidenceEventIds } }`;

/** Every mutation, asking for all that its outcomes tell. */
export const mutations = {
  publishWorkflowDefinition: mutation(
    'publishWorkflowDefinition',
    `... on PublishWorkflowDefinitionPayload { replayed versionNumber
       definition { id key name workspace { id }
         currentVersion { versionNumber hash steps { key name kind requiredCount dueInHours awaitsReport } } } }
     ... on DefinitionInvalid { message problems }
     ... on DefinitionUnchanged { message versionNumber }`,
  ),
  startRun: mutation(
    'startRun',
    `... on StartRunPayload { replayed run { ${RUN} } }
     ... on DefinitionNotForWorkspace { message workspaceId }
     ... on ApproverIsRequester { message approverId }
     ... on NotEnoughApprovers { message requiredCount namedCount }`,
  ),
  reportStep: mutation(
    'reportStep',
    `... on ReportStepPayload { replayed run { ${RUN} } }
     ... on StepNotReportable { message stepState: state }`,
  ),
  decideApproval: mutation(
    'decideApproval',
    `... on DecideApprovalPayload { replayed approvalRequest { id state } run { ${RUN} } }
     ... on RequesterMayNotDecide { message }
     ... on NotAnApprover { message approverId }
     ... on AlreadyDecided { message approverId }
     ... on RunNotWaiting { message state approvalState }`,
  ),
  cancelRun: mutation(
    'cancelRun',
    `... on CancelRunPayload { replayed run { ${RUN} } }
     ... on RunAlreadyEnded { message state }`,
  ),
  retryRun: mutation(
    'retryRun',
    `... on RetryRunPayload { replayed run { ${RUN} } }
     ... on RunNotFailed { message state }`,
  ),
} as const;

export type MutationName = keyof typeof mutations;

function mutation(name: string, members: string): string {
  const input = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { outcome: ${name}(input: $input) {
    __typename
    ${members}
    ... on PermissionDenied { message permission }
    ... on TargetNotFound { message id }
  } }`;
}

/** A run as a mutation shows it. */
export interface RunAnswer {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly {
    readonly key: string;
    readonly attempt: number;
    readonly state: string;
  }[];
  readonly approvalRequests: readonly { readonly id: string; readonly state: string }[];
  readonly transitions: {
    readonly nodes: readonly {
      readonly event: string;
      readonly toState: string;
      readonly actor: { readonly id: string } | null;
      readonly evidenceEventIds: readonly string[];
    }[];
  };
}

/** What a mutation came to; a test states what it expects of the rest. */
export interface MutationOutcome {
  readonly __typename: string;
  readonly run: RunAnswer;
  readonly definition: { readonly id: string };
  readonly [field: string]: unknown;
}

/** Sends a mutation under a request id of its own, unless the input has one. Fails where it answers an error. */
export async function send(
  workflows: TestSubgraph,
  identity: Identity,
  name: MutationName,
  input: Readonly<Record<string, unknown>>,
): Promise<MutationOutcome> {
  const named = { requestId: randomUUID(), ...input };
  const answer = await workflows.executeAs(identity, mutations[name], { input: named });
  expect(answer.errors).toEqual([]);
  return (answer.data as { outcome: MutationOutcome }).outcome;
}
