import { requirePermission } from '@demarc/kit';
import type { WorkflowsContext } from './loaders.ts';
import type { WorkflowRun } from './model/workflow-run.ts';

/**
 * A run by its ref, for whoever may read it; null where there is none that can be seen.
 * @throws GraphQLError FORBIDDEN
 */
export async function readableRun(
  ref: string,
  context: WorkflowsContext,
): Promise<WorkflowRun | null> {
  const run = await context.loaders.runByRef.load(ref);
  if (run === null) return null;
  const place = { organization: run.organizationRef, workspace: run.workspaceRef };
  requirePermission(context, 'workflows.run.read', place);
  return run;
}
