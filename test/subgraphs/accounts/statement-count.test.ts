import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition } from './accounts.ts';

const ORGANIZATION = `
  id name lifecycleState
  onboarding { state completedSteps steps { code state } }
  accessDecision { allowed reasons { code } }
  workspaces { nodes { id organization { id } featureRollout(feature: "approvals") { isEnabled } } }
  adminDelegations { nodes {
    effectivePermissions scopeWorkspace { id }
    delegator { user { displayName } } delegate { user { email } }
  } }
  members { nodes {
    organization { id } workspace { id }
    user { displayName email memberships { nodes { organization { id } } } }
    roleAssignments { role { code permissions { code } } }
  } }`;
const LIST = `query ($count: Int!, $after: String) {
  organizations(first: $count, after: $after) { nodes { ${ORGANIZATION} } }
}`;
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Organization { ${ORGANIZATION} } }
}`;

/** The fourth has all that an organization can have, and no member of another one. */
const [AFTER_NONE, AFTER_THIRD] = ['after:0', 'after:3'].map((cursor) =>
  Buffer.from(cursor).toString('base64url'),
);

/** How many places of the operation ask for the same thing: they may be reached in different ticks. */
const PLACES = 3;

/** A statement as the same text however many values its lists have. */
const withoutValues = (statement: string): string =>
  statement.replaceAll(/in \((\?, )*\?\)/g, 'in (…)').replaceAll(/\s+/g, ' ');

describe.each(engines)('SQL statements of accounts on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 20 });
    await accounts.owner(
      `update memberships set workspace_id = (
         select min(workspace_id) from workspaces where organization_id = memberships.organization_id
       )`,
    );
    await accounts.owner(
      `update admin_delegations set scope_workspace_id = (
         select min(workspace_id) from workspaces
         where organization_id = admin_delegations.organization_id
       )`,
    );
  });
  afterAll(() => accounts.close());

  /** The statements that one request sent, each once and sorted; how often at most, for how many organizations. */
  async function statementsOf(operation: string, variables: Record<string, unknown>) {
    accounts.statements.length = 0;
    const answer = await accounts.execute(operation, variables);
    expect(answer.errors).toEqual([]);
    const data = answer.data as { organizations?: { nodes: unknown[] }; _entities?: unknown[] };
    const sent = Map.groupBy(accounts.statements.map(withoutValues), (statement) => statement);
    return {
      read: (data._entities ?? data.organizations?.nodes ?? []).length,
      statements: [...sent.keys()].sort(),
      repeats: Math.max(...[...sent.values()].map(({ length }) => length)),
    };
  }

  test('a deep operation sends the same for 1 organization as for 20', async () => {
    const one = await statementsOf(LIST, { count: 1, after: AFTER_THIRD });
    const twenty = await statementsOf(LIST, { count: 20, after: AFTER_NONE });
    expect([one.read, twenty.read]).toEqual([1, 20]);
    expect(twenty.statements).toEqual(one.statements);
    expect(twenty.repeats).toBeLessThanOrEqual(PLACES);
  });

  test('1 reference costs the same as 20', async () => {
    const references = Array.from({ length: 20 }, (_, index) => ({
      __typename: 'Organization',
      id: seedRef('org', index + 1),
    }));
    const one = await statementsOf(ENTITIES, { representations: [references[3]] });
    const twenty = await statementsOf(ENTITIES, { representations: references });
    expect([one.read, twenty.read]).toEqual([1, 20]);
    expect(twenty.statements).toEqual(one.statements);
    expect(twenty.repeats).toBeLessThanOrEqual(PLACES);
  });

  test('pages of different sizes and cursors of one list are one statement', async () => {
    const { statements, repeats } = await statementsOf(
      `query ($count: Int!) { organizations(first: $count) { nodes {
        few: members(first: 1) { nodes { id } }
        more: members(first: 2, after: "YWZ0ZXI6MQ") { nodes { id } }
      } } }`,
      { count: 20 },
    );
    // Beside what every request costs: to begin, to say for whom, and to end.
    expect([statements.length, repeats]).toEqual([3 + 2, 1]);
  });
});
