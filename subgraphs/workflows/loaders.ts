import type { EntityManager } from '@mikro-orm/sql';
import { connectionLoader, entityLoader, listLoader, type RequestContext } from '@demarc/kit';
import { ApprovalDecision } from './model/approval-decision.ts';
import { ApprovalRequest } from './model/approval-request.ts';
import { DefinitionVersion } from './model/definition-version.ts';
import { RunStep } from './model/run-step.ts';
import { RunTransition } from './model/run-transition.ts';
import { WorkflowDefinition } from './model/workflow-definition.ts';
import { WorkflowRun } from './model/workflow-run.ts';
import { placedListLoader } from './loaders/placed-list-loader.ts';
import { pendingApprovalsLoader } from './loaders/pending-approvals-loader.ts';

export { placedPage } from './loaders/placed-list-loader.ts';

export type WorkflowsLoaders = ReturnType<typeof createLoaders>;

/** What resolvers and commands of workflows are given. */
export type WorkflowsContext = RequestContext<WorkflowsLoaders>;

/** The loaders of one request. Each reads all that one tick asked of it in one statement. */
export function createLoaders(em: EntityManager) {
  return {
    runByRef: entityLoader<WorkflowRun, string>(em, WorkflowRun, 'publicRef'),
    runById: entityLoader<WorkflowRun, bigint>(em, WorkflowRun, 'workflowRunId'),
    stepById: entityLoader<RunStep, bigint>(em, RunStep, 'runStepId'),
    definitionByRef: entityLoader<WorkflowDefinition, string>(em, WorkflowDefinition, 'publicRef'),
    definitionById: entityLoader<WorkflowDefinition, bigint>(
      em,
      WorkflowDefinition,
      'workflowDefinitionId',
    ),
    versionById: entityLoader<DefinitionVersion, bigint>(
      em,
      DefinitionVersion,
      'definitionVersionId',
    ),
    stepsOfRun: listLoader<RunStep, bigint>(em, {
      entity: RunStep,
      parent: 'workflowRunId',
      orderBy: { runStepId: 'asc' },
    }),
    approvalRequestsOfRun: listLoader<ApprovalRequest, bigint>(em, {
      entity: ApprovalRequest,
      parent: 'workflowRunId',
      orderBy: { approvalRequestId: 'asc' },
    }),
    decisionsOfRequest: listLoader<ApprovalDecision, bigint>(em, {
      entity: ApprovalDecision,
      parent: 'approvalRequestId',
      orderBy: { approvalDecisionId: 'asc' },
    }),
    approvalRequestByRef: entityLoader<ApprovalRequest, string>(em, ApprovalRequest, 'publicRef'),
    runsOfOrganization: runsLoader(em, 'organization_ref'),
    runsOfWorkspace: runsLoader(em, 'workspace_ref'),
    runsOfSubject: runsLoader(em, 'subject_ref'),
    definitionsOfOrganization: definitionsLoader(em, 'organization_ref'),
    definitionsOfWorkspace: definitionsLoader(em, 'workspace_ref'),
    versionsOfDefinition: connectionLoader<DefinitionVersion, bigint>(em, {
      entity: DefinitionVersion,
      parent: 'workflowDefinitionId',
      order: 'desc',
    }),
    transitionsOfRun: connectionLoader<RunTransition, bigint>(em, {
      entity: RunTransition,
      parent: 'workflowRunId',
      order: 'asc',
    }),
    pendingApprovalsOfUser: pendingApprovalsLoader(em),
  };
}

function runsLoader(em: EntityManager, parent: string) {
  const key = 'workflow_run_id';
  return placedListLoader(em, { entity: WorkflowRun, key, parent, order: 'desc', state: 'state' });
}

function definitionsLoader(em: EntityManager, parent: string) {
  const key = 'workflow_definition_id';
  return placedListLoader(em, { entity: WorkflowDefinition, key, parent, order: 'asc' });
}
