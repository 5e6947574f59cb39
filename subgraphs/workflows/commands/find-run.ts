import { targetNotFound, type Command } from '@demarc/kit';
import type { WorkflowsLoaders } from '../loaders.ts';
import { takeRun, type RunAtHand } from '../machine/run-at-hand.ts';
import { WorkflowRun } from '../model/workflow-run.ts';

/**
 * Takes a run in hand for whoever has the permission where it runs.
 * @throws Refused TargetNotFound, PermissionDenied
 */
export async function findRun(
  command: Command<WorkflowsLoaders>,
  runRef: string,
  permission: string,
): Promise<RunAtHand> {
  const run = await command.em.findOne(WorkflowRun, { publicRef: runRef });
  if (!run) throw targetNotFound('workflow run', runRef);
  command.permit(permission, { organization: run.organizationRef, workspace: run.workspaceRef });
  return takeRun(command.em, run.workflowRunId);
}
