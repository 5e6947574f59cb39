import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Organization { billing { id } }
    ... on Workspace { entitlement(feature: "api-calls") { granted } }
    ... on WorkflowRun { usageCost { currency } }
    ... on Invoice { number }
  }
}`;

const org = seedRef('org', 1);
const inv = seedRef('inv', 1, 1);
const wsp = seedRef('wsp', 1, 1);

const found = [
  { __typename: 'Organization', id: org, answer: { billing: { id: seedRef('ba', 1) } } },
  {
    __typename: 'Workspace',
    id: wsp,
    organization: { id: org },
    answer: { entitlement: { granted: true } },
  },
  {
    __typename: 'WorkflowRun',
    id: seedRef('run', 1, 1, 1),
    answer: { usageCost: { currency: 'EUR' } },
  },
  { __typename: 'Invoice', id: inv, answer: { number: 'INV-000001' } },
];

/** Ids that are text, but no ref: whoever they name, billing knows nothing of it. */
const strangeIds = ['', 'nothing', "org_' or true --", 'org_\u0000', 'org_\ud800'];
const strangeWorkspaces = [
  {},
  { organization: null },
  { organization: { id: 1 } },
  // Of somebody else.
  { organization: { id: seedRef('org', 999) } },
];

describe.each(engines)('references to billing on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 1 });
  });
  afterAll(() => subgraph.close());
  const entities = (...representations: readonly object[]) =>
    subgraph.execute(ENTITIES, { representations });

  test.each(found)('a $__typename is found by its key', async ({ answer, ...representation }) => {
    expect(await entities(representation)).toEqual({ data: { _entities: [answer] }, errors: [] });
  });

  test.each(strangeIds)('"%s" is nothing, and spoils nothing beside it', async (id) => {
    const organization = { id };
    expect(
      await entities(
        { __typename: 'Organization', id },
        { __typename: 'Workspace', id, organization },
        { __typename: 'WorkflowRun', id },
        { __typename: 'Invoice', id },
        { __typename: 'Invoice', id: inv },
      ),
    ).toEqual({
      data: {
        _entities: [{ billing: null }, null, { usageCost: null }, null, { number: 'INV-000001' }],
      },
      errors: [],
    });
  });

  test.each(strangeWorkspaces)(
    'a workspace with %p for its organization is none',
    async (required) => {
      expect(await entities({ __typename: 'Workspace', id: wsp, ...required })).toEqual({
        data: { _entities: [null] },
        errors: [],
      });
    },
  );

  test.each(found)('a $__typename without an id is none', async ({ __typename }) => {
    expect(await entities({ __typename, id: 7 }, { __typename })).toEqual({
      data: { _entities: [null, null] },
      errors: [],
    });
  });
});
