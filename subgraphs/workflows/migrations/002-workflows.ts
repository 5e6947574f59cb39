import type { Migration } from '@demarc/foundation/database';
import { approvalStatements } from './002-workflows/approvals.ts';
import { definitionStatements } from './002-workflows/definitions.ts';
import { grantStatements } from './002-workflows/grants.ts';
import { runStatements } from './002-workflows/runs.ts';
import { stepStatements } from './002-workflows/steps.ts';
import { transitionStatements } from './002-workflows/transitions.ts';

/**
 * Definitions, runs, approvals and the transitions that alone move them: domain tables of workflows.
 * Every rule that a state rests on is kept by the database, against the application and the owner alike.
 */
export const workflowsMigration: Migration = {
  name: '002-workflows',
  statements: [
    ...definitionStatements,
    ...runStatements,
    ...stepStatements,
    ...approvalStatements,
    ...transitionStatements,
    ...grantStatements,
  ],
};
