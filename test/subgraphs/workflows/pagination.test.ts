import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { approver, makeWaitingRun, organization, workspace } from './run-fixture.ts';

const entity = (type: string, id: string, list: string) =>
  `query ($first: Int!, $after: String) { _entities(representations: [{ __typename: "${type}", id: "${id}" }]) {
    ... on ${type} { list: ${list} }
  } }`;
const page = 'nodes { id } pageInfo { hasNextPage endCursor }';
const pageOf = (field: string, fields = page) =>
  `${field}(first: $first, after: $after) { ${fields} }`;

/** Every list, how it is asked for, and the ids of all that is on it, in order, as SQL says. */
const lists = [
  {
    list: 'every run',
    operation: `query ($first: Int!, $after: String) { ${pageOf('list: workflowRuns')} }`,
    whole: 'select public_ref as id from workflow_runs order by workflow_run_id desc',
  },
  {
    list: 'the completed runs',
    operation: `query ($first: Int!, $after: String) {
      list: workflowRuns(first: $first, after: $after, state: COMPLETED) { ${page} } }`,
    whole: `select public_ref as id from workflow_runs where state = 'COMPLETED' order by workflow_run_id desc`,
  },
  {
    list: "an organization's runs",
    operation: entity('Organization', organization, pageOf('workflowRuns')),
    whole: `select public_ref as id from workflow_runs where organization_ref = '${organization}'
      order by created_at desc`,
  },
  {
    list: "a workspace's completed runs",
    operation: entity(
      'Workspace',
      workspace,
      `workflowRuns(first: $first, after: $after, state: COMPLETED) { ${page} }`,
    ),
    whole: `select public_ref as id from workflow_runs
      where workspace_ref = '${workspace}' and state = 'COMPLETED' order by created_at desc`,
  },
  {
    list: "an organization's definitions",
    operation: entity('Organization', organization, pageOf('workflowDefinitions')),
    whole: `select public_ref as id from workflow_definitions where organization_ref = '${organization}'
      order by workflow_definition_id`,
  },
  {
    list: "a workspace's own definitions",
    operation: entity('Workspace', workspace, pageOf('workflowDefinitions')),
    whole: `select public_ref as id from workflow_definitions where workspace_ref = '${workspace}'`,
  },
  {
    list: 'what waits for a user',
    operation: entity('User', approver, pageOf('pendingApprovals')),
    whole: `select public_ref as id from approval_requests
      where state = 'PENDING' and '${approver}' = any(approver_refs) order by approval_request_id`,
  },
] as const;

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe.each(engines)('pages of workflows on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: 4 });
    for (let made = 0; made < 4; made += 1) await makeWaitingRun(workflows);
  });
  afterAll(() => workflows.close());

  describe.each(lists)('$list', ({ operation, whole }) => {
    test('make the whole list, in order, without gaps or repeats', async () => {
      const wanted = (await workflows.app(whole)).map((row) => row['id']);
      expect(wanted.length).toBeGreaterThan(0);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 6 }), async (first) => {
          const read: string[] = [];
          let after: string | null = null;
          do {
            const answer = await workflows.execute(operation, { first, after });
            expect(answer.errors).toEqual([]);
            const data = answer.data as { list?: Page; _entities?: { list: Page }[] };
            const { nodes, pageInfo } = (data.list ?? data._entities?.[0]?.list) as Page;
            read.push(...nodes.map(({ id }) => id));
            after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
          } while (after !== null);
          expect(read).toEqual(wanted);
        }),
        { numRuns: 6 },
      );
    });
  });
});
