import type { DatabaseDefinition } from '@demarc/foundation/database';
import { tenancyMigration, writePathMigration } from '@demarc/kit';
import { workflowsMigration } from './migrations/002-workflows.ts';
import { tenantsMigration } from './migrations/004-tenants.ts';
import { commandsMigration } from './migrations/005-commands.ts';
import { ApprovalDecisionSchema } from './model/approval-decision.ts';
import { ApprovalRequestSchema } from './model/approval-request.ts';
import { DefinitionVersionSchema } from './model/definition-version.ts';
import { RunStepSchema } from './model/run-step.ts';
import { RunTransitionSchema } from './model/run-transition.ts';
import { WorkflowDefinitionSchema } from './model/workflow-definition.ts';
import { WorkflowRunSchema } from './model/workflow-run.ts';

/** What workflows keeps. */
export const workflowsDatabase: DatabaseDefinition = {
  context: 'workflows',
  entities: [
    WorkflowDefinitionSchema,
    DefinitionVersionSchema,
    WorkflowRunSchema,
    RunStepSchema,
    ApprovalRequestSchema,
    ApprovalDecisionSchema,
    RunTransitionSchema,
  ],
  migrations: [
    writePathMigration('workflows'),
    workflowsMigration,
    tenancyMigration('workflows'),
    tenantsMigration,
    commandsMigration,
  ],
};
