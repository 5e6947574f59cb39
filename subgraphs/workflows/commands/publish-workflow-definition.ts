import { createHash } from 'node:crypto';
import {
  canonicalJson,
  insertAll,
  lockKind,
  newRef,
  refuse,
  requireMember,
  runCommand,
  type Command,
  type MutationInput,
} from '@demarc/kit';
import type { WorkflowsContext, WorkflowsLoaders } from '../loaders.ts';
import { DefinitionDraft, type DraftStep } from '../model/definition-draft.ts';
import { DefinitionVersion } from '../model/definition-version.ts';
import { WorkflowDefinition } from '../model/workflow-definition.ts';

/** What to publish, and for whom. */
export interface PublishWorkflowDefinitionInput extends MutationInput {
  readonly organizationId: string;
  readonly workspaceId?: string | null;
  readonly key: string;
  readonly name: string;
  readonly steps: readonly DraftStep[];
}

/**
 * Publishes the next version of what the key names, or its first one. Versions never change: what runs
 * already keeps to the one that it started with.
 */
export function publishWorkflowDefinition(
  input: PublishWorkflowDefinitionInput,
  context: WorkflowsContext,
) {
  return runCommand(context, {
    name: 'publishWorkflowDefinition',
    input,
    async work(command) {
      const { em, actorRef, now, facts } = command;
      const { organizationId: organizationRef, workspaceId, key, name } = input;
      requireMember(command, organizationRef);
      const workspaceRef = workspaceId ?? null;
      const place = { organization: organizationRef, workspace: workspaceRef };
      command.permit('workflows.definition.publish', place);
      const draft = new DefinitionDraft(input.steps);
      const problems = draft.problems();
      if (problems.length > 0) {
        throw refuse('DefinitionInvalid', `${key} cannot be run: ${problems.join(' ')}`, {
          problems,
        });
      }
      // Two publishers of one key come one after the other, also where the key is new.
      await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, ${lockKind.own}))`, [
        `workflow_definition|${organizationRef}|${workspaceRef ?? ''}|${key}`,
      ]);
      const existing = await em.findOne(WorkflowDefinition, { organizationRef, workspaceRef, key });
      const latest = existing && (await latestVersion(command, existing));
      const body = draft.body();
      const bodyHash = createHash('sha256').update(canonicalJson(body)).digest();
      const isNewBody = latest?.hash() !== bodyHash.toString('hex');
      if (existing?.name === name && latest && !isNewBody) {
        throw refuse(
          'DefinitionUnchanged',
          `Version ${latest.versionNumber} of ${key} says the same. Change a step or the name to publish another.`,
          { versionNumber: latest.versionNumber },
        );
      }
      const definitionRef = existing?.publicRef ?? newRef('wfd');
      const tell = (what: string, payload: object) =>
        facts.append({
          aggregateType: 'workflow_definition',
          aggregateId: definitionRef,
          eventType: `workflows.definition.${what}.v1`,
          organizationRef,
          payload: { definitionRef, organizationRef, workspaceRef, definitionKey: key, ...payload },
        });
      if (existing && existing.name !== name) {
        await tell('renamed', { name });
        existing.name = name;
        await em.flush();
      }
      const versionNumber = (latest?.versionNumber ?? 0) + 1;
      if (!isNewBody) {
        return payloadOf(definitionRef, versionNumber - 1);
      }
      await tell('published', { name, versionNumber, bodyHash: bodyHash.toString('hex') });
      const [definition = existing] = existing
        ? []
        : await insertAll(em, WorkflowDefinition, [
            { publicRef: definitionRef, organizationRef, workspaceRef, key, name, createdAt: now },
          ]);
      await insertAll(em, DefinitionVersion, [
        {
          workflowDefinitionId: definition?.workflowDefinitionId ?? 0n,
          versionNumber,
          body,
          bodyHash,
          publishedByRef: actorRef,
          publishedAt: now,
        },
      ]);
      return payloadOf(definitionRef, versionNumber);
    },
  });
}

function latestVersion(
  { em }: Command<WorkflowsLoaders>,
  { workflowDefinitionId }: WorkflowDefinition,
): Promise<DefinitionVersion | null> {
  const orderBy = { versionNumber: 'desc' } as const;
  return em.findOne(DefinitionVersion, { workflowDefinitionId }, { orderBy });
}

function payloadOf(definitionRef: string, versionNumber: number) {
  return { __typename: 'PublishWorkflowDefinitionPayload', definitionRef, versionNumber };
}
