import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Organization { id workflowRuns(first: 1) { nodes { organization { id } } } }
  ... on Workspace { id workflowRuns(first: 1) { nodes { workspace { id } } } }
  ... on User { id pendingApprovals(first: 1) { pageInfo { hasPreviousPage } } }
  ... on Invoice { id approvalRun { id invoice { id } subjectId } }
  ... on WorkflowRun { id state }
} }`;

const organization = { id: seedRef('org', 1) };
const workspace = { id: seedRef('wsp', 1, 1) };
const user = { id: seedRef('usr', 1, 1) };
const invoice = { id: seedRef('inv', 1, 1) };
const run = { id: seedRef('run', 1, 1, 1) };

const kinds = [
  {
    type: 'Organization',
    key: organization,
    found: { workflowRuns: { nodes: [{ organization }] } },
  },
  { type: 'Workspace', key: workspace, found: { workflowRuns: { nodes: [{ workspace }] } } },
  {
    type: 'User',
    key: user,
    found: { pendingApprovals: { pageInfo: { hasPreviousPage: false } } },
  },
  {
    type: 'Invoice',
    key: invoice,
    found: { approvalRun: { ...run, invoice, subjectId: invoice.id } },
  },
  { type: 'WorkflowRun', key: run, found: { state: 'COMPLETED' } },
] as const;

const none = { nodes: [] };

/** Entities of other contexts of which nothing is known here. */
const strangers = [
  { type: 'Workspace', key: { id: seedRef('wsp', 999, 1) }, found: { workflowRuns: none } },
  { type: 'Invoice', key: { id: seedRef('inv', 999, 1) }, found: { approvalRun: null } },
] as const;

const brokenKeys = [
  '',
  'org',
  "org_' or true --",
  'org_\u0000',
  'run_\ud800',
  run.id.toUpperCase(),
  1,
  null,
  {},
  [run.id],
];

describe.each(engines)('references to workflows on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: 2 });
  });
  afterAll(() => workflows.close());

  const resolve = (representations: readonly object[]) =>
    workflows.execute(ENTITIES, { representations });

  test.each(kinds)('find a $type by its key', async ({ type, key, found }) => {
    expect(await resolve([{ __typename: type, ...key }])).toEqual({
      data: { _entities: [{ ...key, ...found }] },
      errors: [],
    });
  });

  test.each(strangers)('know nothing of an unknown $type', async ({ type, key, found }) => {
    expect(await resolve([{ __typename: type, ...key }])).toEqual({
      data: { _entities: [{ ...key, ...found }] },
      errors: [],
    });
  });

  test('know nothing of an unknown Organization, nor say so: nobody may read there', async () => {
    const id = seedRef('org', 999);
    expect(await resolve([{ __typename: 'Organization', id }])).toEqual({
      data: { _entities: [{ id, workflowRuns: null }] },
      errors: [
        {
          message: 'This needs the permission workflows.run.read.',
          code: 'FORBIDDEN',
          path: ['_entities', 0, 'workflowRuns'],
        },
      ],
    });
  });

  test('give null for a run that does not exist', async () => {
    const answer = await resolve([{ __typename: 'WorkflowRun', id: seedRef('run', 9, 9, 9) }]);
    expect(answer).toEqual({ data: { _entities: [null] }, errors: [] });
  });

  test.each(brokenKeys)('give null for the key %j, whatever the type', async (id) => {
    const answer = await resolve(kinds.map(({ type }) => ({ __typename: type, id })));
    expect(answer).toEqual({ data: { _entities: kinds.map(() => null) }, errors: [] });
  });

  test('answer each in its place, found or not', async () => {
    const ids = [run.id, seedRef('run', 9, 9, 9), run.id];
    const answer = await resolve(ids.map((id) => ({ __typename: 'WorkflowRun', id })));
    const found = { ...run, state: 'COMPLETED' };
    expect(answer).toEqual({ data: { _entities: [found, null, found] }, errors: [] });
  });
});
