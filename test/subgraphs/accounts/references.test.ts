import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, first } from './accounts.ts';

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Organization { id name }
    ... on Workspace { id name }
    ... on User { id displayName }
  }
}`;

const kinds = [
  { __typename: 'Organization', id: first.organization, found: { name: 'Juniper Textiles 1' } },
  { __typename: 'Workspace', id: first.operations, found: { name: 'Operations' } },
  { __typename: 'User', id: first.owner, found: { displayName: 'Ines Bauer' } },
] as const;

const keys: readonly { readonly key: string; readonly representation: object }[] = [
  { key: 'an unknown id', representation: { id: seedRef('org', 999) } },
  { key: 'an empty id', representation: { id: '' } },
  { key: 'a malformed id', representation: { id: "org_' or true --" } },
  { key: 'an id that no text of PostgreSQL can be', representation: { id: 'org_\u0000' } },
  { key: 'an id of half a character', representation: { id: 'org_\ud800' } },
  { key: 'a number for an id', representation: { id: 1 } },
  { key: 'null for an id', representation: { id: null } },
  { key: 'a condition for an id', representation: { id: { $ne: '' } } },
  { key: 'a list for an id', representation: { id: [first.organization] } },
  { key: 'no id', representation: {} },
];

describe.each(engines)('references to accounts on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 1 });
  });
  afterAll(() => accounts.close());

  test.each(kinds)('a $__typename is found by its key', async ({ __typename, id, found }) => {
    const representations = [{ __typename, id }];
    expect(await accounts.execute(ENTITIES, { representations })).toEqual({
      data: { _entities: [{ id, ...found }] },
      errors: [],
    });
  });

  test.each(keys)('$key gives null and no fault', async ({ representation }) => {
    const representations = kinds.map(({ __typename }) => ({ __typename, ...representation }));
    expect(await accounts.execute(ENTITIES, { representations })).toEqual({
      data: { _entities: [null, null, null] },
      errors: [],
    });
  });

  test('a broken key does not spoil the ones beside it', async () => {
    const ids = [first.organization, 'org_\u0000', first.organization];
    const representations = ids.map((id) => ({ __typename: 'Organization', id }));
    const answer = await accounts.execute(ENTITIES, { representations });
    const found = { id: first.organization, name: 'Juniper Textiles 1' };
    expect(answer).toEqual({ data: { _entities: [found, null, found] }, errors: [] });
  });

  test.each(['organization', 'workspace', 'user'])(
    'a root field %s with an id that no text can be gives null',
    async (field) => {
      const answer = await accounts.execute(`query ($id: ID!) { ${field}(id: $id) { id } }`, {
        id: 'a\u0000b',
      });
      expect(answer).toEqual({ data: { [field]: null }, errors: [] });
    },
  );
});
