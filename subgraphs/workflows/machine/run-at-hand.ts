import type { EntityManager } from '@mikro-orm/sql';
import { DefinitionVersion } from '../model/definition-version.ts';
import { WorkflowDefinition } from '../model/workflow-definition.ts';
import { WorkflowRun } from '../model/workflow-run.ts';

/** A run that a transaction works on, with what it runs. */
export interface RunAtHand {
  readonly run: WorkflowRun;
  readonly definition: WorkflowDefinition;
  readonly version: DefinitionVersion;
}

/**
 * Takes a run in hand: nobody else moves it until the transaction ends, and what is read of it is what
 * the last one who did made of it.
 */
export async function takeRun(em: EntityManager, workflowRunId: bigint): Promise<RunAtHand> {
  await em.execute('select lock_run(?)', [String(workflowRunId)]);
  const run = await em.findOneOrFail(WorkflowRun, { workflowRunId }, { refresh: true });
  const { definitionVersionId } = run;
  const version = await em.findOneOrFail(DefinitionVersion, { definitionVersionId });
  const { workflowDefinitionId } = version;
  const definition = await em.findOneOrFail(WorkflowDefinition, { workflowDefinitionId });
  return { run, definition, version };
}
