import {
  insertAll,
  newRef,
  refuse,
  runCommand,
  targetNotFound,
  type MutationInput,
} from '@demarc/kit';
import type { WorkflowsContext } from '../loaders.ts';
import { advanceRun } from '../machine/advance-run.ts';
import { moveRun } from '../machine/move-run.ts';
import { takeRun } from '../machine/run-at-hand.ts';
import { DefinitionVersion } from '../model/definition-version.ts';
import { RunStep } from '../model/run-step.ts';
import { WorkflowDefinition } from '../model/workflow-definition.ts';
import { WorkflowRun } from '../model/workflow-run.ts';

/** What to run, where, on what, and who is asked. */
export interface StartRunInput extends MutationInput {
  readonly definitionId: string;
  readonly workspaceId: string;
  readonly subjectId?: string | null;
  readonly approverIds: readonly string[];
}

/** Starts a run of a definition's newest version, and takes it as far as it goes without anybody. */
export function startRun(input: StartRunInput, context: WorkflowsContext) {
  return runCommand(context, {
    name: 'startRun',
    input,
    async work(command) {
      const { em, actorRef, now, facts } = command;
      const definition = await em.findOne(WorkflowDefinition, { publicRef: input.definitionId });
      if (!definition) throw targetNotFound('workflow definition', input.definitionId);
      const { workflowDefinitionId, organizationRef } = definition;
      const workspaceRef = input.workspaceId;
      command.permit('workflows.run.start', {
        organization: organizationRef,
        workspace: workspaceRef,
      });
      const orderBy = { versionNumber: 'desc' } as const;
      const version = await em.findOne(DefinitionVersion, { workflowDefinitionId }, { orderBy });
      if (!version) throw targetNotFound('published version of', input.definitionId);
      const approverRefs = [...new Set(input.approverIds)];
      checkStart({ input, definition, version, approverRefs, actorRef });

      const runRef = newRef('run');
      const { definitionVersionId, versionNumber } = version;
      const subjectRef = input.subjectId ?? null;
      await facts.append({
        aggregateType: 'workflow_run',
        aggregateId: runRef,
        eventType: 'workflows.run.requested.v1',
        organizationRef,
        payload: {
          runRef,
          organizationRef,
          workspaceRef,
          definitionKey: definition.key,
          versionNumber,
          subjectRef,
        },
      });
      const [run] = await insertAll(em, WorkflowRun, [
        {
          publicRef: runRef,
          definitionVersionId,
          organizationRef,
          workspaceRef,
          subjectRef,
          requestedByRef: actorRef,
          approverRefs,
          createdAt: now,
        },
      ]);
      const workflowRunId = run?.workflowRunId ?? 0n;
      await insertAll(
        em,
        RunStep,
        version.steps().map(({ key }) => ({
          workflowRunId,
          stepKey: key,
          attempt: 1,
          state: 'PENDING' as const,
        })),
      );
      const atHand = await takeRun(em, workflowRunId);
      const started = await moveRun(command, atHand, 'start');
      await advanceRun(command, atHand, started);
      return { __typename: 'StartRunPayload', runRef };
    },
  });
}

interface Start {
  readonly input: StartRunInput;
  readonly definition: WorkflowDefinition;
  readonly version: DefinitionVersion;
  readonly approverRefs: readonly string[];
  readonly actorRef: string;
}

/** @throws Refused DefinitionNotForWorkspace, ApproverIsRequester, NotEnoughApprovers */
function checkStart({ input, definition, version, approverRefs, actorRef }: Start): void {
  if (!definition.isRunnableIn(input.workspaceId)) {
    throw refuse(
      'DefinitionNotForWorkspace',
      `${definition.key} runs in another workspace alone. Choose one that is for ${input.workspaceId}, or for all.`,
      { workspaceId: input.workspaceId },
    );
  }
  if (approverRefs.includes(actorRef)) {
    throw refuse(
      'ApproverIsRequester',
      'Who asks for a run cannot approve it. Name somebody else as approver.',
      { approverId: actorRef },
    );
  }
  const requiredCount = version.requiredApprovers();
  if (approverRefs.length < requiredCount) {
    throw refuse(
      'NotEnoughApprovers',
      `${definition.key} needs ${requiredCount} approvers, and ${approverRefs.length} are named. Name more.`,
      { requiredCount, namedCount: approverRefs.length },
    );
  }
}
