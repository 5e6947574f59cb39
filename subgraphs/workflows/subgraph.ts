import {
  PageInfo,
  connectionResolvers,
  sharedRefusals,
  type SubgraphDefinition,
} from '@demarc/kit';
import { workflowsDatabase } from './database.ts';
import { expireApprovals } from './jobs/expire-approvals.ts';
import { createLoaders, type WorkflowsLoaders } from './loaders.ts';
import { ApprovalDecision, ApprovalRequest } from './resolvers/approval-request.ts';
import { DefinitionVersion, StepDefinition } from './resolvers/definition-version.ts';
import { Invoice } from './resolvers/invoice.ts';
import { Mutation } from './resolvers/mutation.ts';
import { mutationOutcomes } from './resolvers/mutation-outcomes.ts';
import { Organization } from './resolvers/organization.ts';
import { Query } from './resolvers/query.ts';
import { RunStep } from './resolvers/run-step.ts';
import { RunTransition } from './resolvers/run-transition.ts';
import { User } from './resolvers/user.ts';
import { WorkflowDefinition } from './resolvers/workflow-definition.ts';
import { WorkflowRun } from './resolvers/workflow-run.ts';
import { Workspace } from './resolvers/workspace.ts';
import { seedWorkflows } from './seed.ts';

/** The bounded context of automation: what runs, who approves it, and how each run came to its state. */
export const workflows: SubgraphDefinition<WorkflowsLoaders> = {
  name: 'workflows',
  contract: new URL('./schema.graphql', import.meta.url),
  database: workflowsDatabase,
  createLoaders,
  seed: seedWorkflows,
  jobs: { 'expire-approvals': expireApprovals },
  resolvers: {
    Query,
    Mutation,
    ...mutationOutcomes,
    ...sharedRefusals,
    Organization,
    Workspace,
    User,
    Invoice,
    WorkflowRun,
    WorkflowDefinition,
    DefinitionVersion,
    StepDefinition,
    RunStep,
    RunTransition,
    ApprovalRequest,
    ApprovalDecision,
    PageInfo,
    ...connectionResolvers('WorkflowRun'),
    ...connectionResolvers('WorkflowDefinition'),
    ...connectionResolvers('DefinitionVersion'),
    ...connectionResolvers('RunTransition'),
    ...connectionResolvers('ApprovalRequest'),
  },
};
