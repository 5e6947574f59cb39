import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lifecycles } from '../../../subgraphs/accounts/model/lifecycles.ts';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition } from './accounts.ts';

describe.each(engines)('the lifecycles of accounts on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => (accounts = await engine.openSubgraph(accountsDefinition)));
  afterAll(() => accounts.close());

  test('are the same in the model and in the database', async () => {
    const rows = await accounts.owner(
      `select machine || ': ' || from_state || ' > ' || to_state as move from state_transitions`,
    );
    const modelled = Object.entries(lifecycles).flatMap(([machine, moves]) =>
      Object.entries(moves).flatMap(([from, followers]) =>
        (followers as readonly string[]).map((to) => `${machine}: ${from} > ${to}`),
      ),
    );
    expect(rows.map(({ move }) => move).sort()).toEqual(modelled.sort());
  });
});
