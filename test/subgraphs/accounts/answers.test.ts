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
    const answer = await accounts.execute(
      '{ organizations(first: 2) { nodes { id name status } } }',
    );
    expect(answer.errors).toEqual([]);
  });
});
