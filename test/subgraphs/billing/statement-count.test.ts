import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

const ORGANIZATIONS = 20;

const onEntities = (selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
const numbers = Array.from({ length: ORGANIZATIONS }, (_, index) => index + 1);

const operations = [
  {
    what: 'everything of organizations',
    selection: `... on Organization { billing {
      collectionState balance { formatted } organization { id }
      subscription { state pricePlan { name currentVersion { versionNumber } } pricePlanVersion {
        prices { unitAmount meter { name } } features { feature }
      } }
      invoices(first: 4, state: FINALIZED) { nodes {
        total { formatted } outstanding { amountMinor } isOverdue settledAt
        billingAccount { id } subscription { id }
        lines { amount { formatted } meter { name } }
        payments { amount { amountMinor } } creditNotes { number }
      } }
      payments(first: 3) { nodes { invoice { number } } }
      creditNotes(first: 3) { nodes { invoice { number } } }
    } }`,
    representations: numbers.map((n) => ({ __typename: 'Organization', id: seedRef('org', n) })),
  },
  {
    what: 'the entitlements of workspaces',
    selection: `... on Workspace {
      calls: entitlement(feature: "api-calls") { granted }
      approvals: entitlement(feature: "approvals") { granted }
      entitlements { nodes { feature } }
    }`,
    representations: numbers.map((n) => ({
      __typename: 'Workspace',
      id: seedRef('wsp', n, 1),
      organization: { id: seedRef('org', n) },
    })),
  },
  {
    what: 'the cost of runs',
    selection: '... on WorkflowRun { usageCost { formatted } }',
    representations: numbers.map((n) => ({
      __typename: 'WorkflowRun',
      id: seedRef('run', n, 1, 1),
    })),
  },
];

/** A statement as the same text however many values its lists have. */
const withoutValues = (statement: string): string =>
  statement.replaceAll(/in \((\?, )*\?\)/g, 'in (…)').replaceAll(/\s+/g, ' ');

/** How many places of an operation ask for the same thing: they may be reached in different ticks. */
const PLACES = 3;

describe.each(engines)('SQL statements of billing on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: ORGANIZATIONS });
  });
  afterAll(() => subgraph.close());

  /** The statements of one request, each once and sorted, and how often the most frequent was sent. */
  async function statementsOf(selection: string, representations: readonly object[]) {
    subgraph.statements.length = 0;
    const answer = await subgraph.execute(onEntities(selection), { representations });
    expect(answer.errors).toEqual([]);
    const sent = Map.groupBy(subgraph.statements.map(withoutValues), (statement) => statement);
    return {
      statements: [...sent.keys()].sort(),
      repeats: Math.max(...[...sent.values()].map(({ length }) => length)),
    };
  }

  test.each(operations)(
    '$what: as many for 1 as for 20',
    async ({ selection, representations }) => {
      // The first organization has something of everything.
      const one = await statementsOf(selection, representations.slice(0, 1));
      const twenty = await statementsOf(selection, representations);
      expect(twenty.statements).toEqual(one.statements);
      expect(twenty.repeats).toBeLessThanOrEqual(PLACES);
    },
  );
});
