import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

/** Pages of different sizes where one place might otherwise find what another has read. */
const RUN = `
  id state startedAt definition { key currentVersion { hash } versions { nodes { versionNumber } } }
  definitionVersion { versionNumber steps { key } } requestedBy { id pendingApprovals(first: 5) { nodes { id } } }
  organization { id } workspace { id } invoice { id approvalRun { id } }
  steps { key state } transitions { nodes { seq event actor { id } } }
  approvalRequests { id step { key } run { id } decisions { decision actor { id } } }
  pendingApprovals { id approvers { id pendingApprovals(first: 7) { nodes { id run { state } } } } }`;

const OPERATION = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Organization { id workflowRuns { nodes { ${RUN} } } workflowDefinitions { nodes { key currentVersion { hash } } }
    waiting: workflowRuns(first: 1, state: WAITING_APPROVAL) { nodes { id } } }
  ... on Workspace { id workflowRuns { nodes { id } } workflowDefinitions { nodes { key } } }
  ... on User { id pendingApprovals { nodes { id dueAt } } }
  ... on Invoice { id approvalRun { state } }
  ... on WorkflowRun { id state }
} }`;

describe.each(engines)('statements of workflows on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: 20 });
  });
  afterAll(() => workflows.close());

  /** How many statements an operation sends, and how much it reads. */
  async function cost(operation: string, variables: Record<string, unknown>) {
    workflows.statements.length = 0;
    const answer = await workflows.execute(operation, variables);
    expect(answer.errors).toEqual([]);
    const size = JSON.stringify(answer.data).length;
    return { statements: workflows.statements.length, size };
  }

  /** One of each entity, of the first so many organizations. */
  const representations = (organizations: number) => ({
    representations: Array.from({ length: organizations }, (_, n) => [
      { __typename: 'Organization', id: seedRef('org', n + 1) },
      { __typename: 'Workspace', id: seedRef('wsp', n + 1, 1) },
      { __typename: 'User', id: seedRef('usr', n + 1, 2) },
      { __typename: 'Invoice', id: seedRef('inv', n + 1, 1) },
      { __typename: 'WorkflowRun', id: seedRef('run', n + 1, 1, 1) },
    ]).flat(),
  });

  test('are as many for twenty organizations as for one', async () => {
    const one = await cost(OPERATION, representations(1));
    const twenty = await cost(OPERATION, representations(20));
    expect(twenty.size).toBeGreaterThan(10 * one.size);
    expect(twenty.statements).toBe(one.statements);
  });

  test('are as many for a hundred runs as for one', async () => {
    const list = `query ($first: Int!) { workflowRuns(first: $first, state: WAITING_APPROVAL) { nodes { ${RUN} } } }`;
    const one = await cost(list, { first: 1 });
    const many = await cost(list, { first: 100 });
    expect(many.size).toBeGreaterThan(5 * one.size);
    expect(many.statements).toBe(one.statements);
  });
});
