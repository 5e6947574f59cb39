import { may, type Place } from '@demarc/foundation/identity';
import type { WorkflowsContext } from './loaders.ts';
import type { WorkflowDefinition } from './model/workflow-definition.ts';
import type { WorkflowRun } from './model/workflow-run.ts';

/**
 * The run that a mutation was about, for whoever may do that there now, or read it. A request that is sent
 * again shows no more than its sender may see by then: null to others.
 */
export async function runStillShown(
  ref: string,
  permission: string,
  context: WorkflowsContext,
): Promise<WorkflowRun | null> {
  const run = await context.loaders.runByRef.load(ref);
  if (run === null) return null;
  const place = { organization: run.organizationRef, workspace: run.workspaceRef };
  return isShown(context, permission, place) ? run : null;
}

/** The definition that a mutation was about, likewise. */
export async function definitionStillShown(
  ref: string,
  permission: string,
  context: WorkflowsContext,
): Promise<WorkflowDefinition | null> {
  const definition = await context.loaders.definitionByRef.load(ref);
  if (definition === null) return null;
  const { organizationRef: organization, workspaceRef: workspace = null } = definition;
  return isShown(context, permission, { organization, workspace }) ? definition : null;
}

function isShown({ identity }: WorkflowsContext, permission: string, place: Place): boolean {
  return [permission, 'workflows.run.read'].some((one) => may(identity, one, place));
}
