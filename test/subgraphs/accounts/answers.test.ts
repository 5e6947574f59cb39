import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccounts } from '@demarc/accounts';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

const definition = createAccounts(Buffer.alloc(32, 7));

describe.each(engines)('accounts on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(definition, { seedOrganizations: 5 });
  });
  afterAll(() => accounts.close());

  test('reads', async () => {
    const answer = await accounts.execute(`{ organizations(first: 2) { pageInfo { endCursor hasNextPage } nodes { id name status lifecycleState onboarding { state completedSteps steps { code state decidedAt } } accessDecision { allowed reasons { code denies } asOf }
      workspaces(first: 2) { nodes { id name organization { id } featureRollout(feature: "approvals") { isEnabled reason } } } members { nodes { id state user { id displayName email memberships { nodes { organization { id } } } } roleAssignments { role { code permissions { code } } } } } adminDelegations { nodes { id effectivePermissions delegate { user { displayName } } } } } } }`);
    expect(answer.errors).toEqual([]);
    console.log(JSON.stringify(answer.data, null, 1).slice(0, 3000), accounts.statements.length, accounts.statements);
  });
});
