import { describe, expect, test } from '@jest/globals';
import { readPlannableSupergraph } from '../../gateway/engine/planning/plannable-supergraph.ts';
import { composeTexts } from './compose-texts.ts';
import { plannedFetches } from './planned-fetches.ts';
import { shopSdl } from './shop.ts';

const shop = readPlannableSupergraph(shopSdl);
const friends = readPlannableSupergraph(
  composeTexts({
    people: `
      type Query { user: User }
      type User @key(fields: "id") { id: ID! name: String friend: User }`,
    scores: 'type User @key(fields: "id") { id: ID! score: Int }',
  }),
);
const planned = (document: string) =>
  plannedFetches(shop.plan(document, undefined).node).map((fetch) => ({
    operation: fetch.operation.replace(/^query\(\$representations:\[_Any!\]!\)/, ''),
    reads: JSON.stringify(fetch.requires ?? []).match(/(?<="(alias|name)":")\w+/g) ?? [],
    renames: (fetch.inputRewrites ?? []).map((rewrite) =>
      rewrite.kind === 'KeyRenamer' ? `${rewrite.path.at(-1)} → ${rewrite.renameKeyTo}` : '',
    ),
  }));

describe('an alias', () => {
  test('is never sent as the field of its name that another subgraph requires', () => {
    const [catalogue, shipping] = planned('{ products { weight: discount byWeight } }');
    expect(catalogue?.operation).toBe(
      '{products{__typename upc weight:discount weight_of_planner:weight}}',
    );
    expect(shipping).toMatchObject({
      operation: '{_entities(representations:$representations){...on Product{byWeight}}}',
      reads: ['__typename', 'upc', 'weight', 'weight_of_planner'],
      renames: ['weight_of_planner → weight'],
    });
  });

  test('with the name of a key is asked for beside the key', () => {
    const [catalogue, shipping] = planned('{ products { upc: name byWeight } }');
    expect(catalogue?.operation).toBe('{products{__typename upc_of_planner:upc upc:name weight}}');
    expect(shipping?.renames).toEqual(['upc_of_planner → upc']);
  });

  test('for what a @requires asks with arguments is not taken for it', () => {
    const [catalogue, shipping] = planned('{ products { price_required_0: discount inDollars } }');
    expect(catalogue?.operation).toBe(
      '{products{__typename upc price_required_0:discount price_required_0_of_planner:price(currency:"USD")weight}}',
    );
    expect(shipping?.renames).toEqual(['price_required_0_of_planner → price']);
  });

  test('leaves the field of its name to the client where that is asked for too', () => {
    const [catalogue, shipping] = planned(
      '{ products { weight byWeight } others: products { weight: discount byWeight } }',
    );
    expect(catalogue?.operation).toBe(
      '{products{__typename upc weight weight_of_planner:weight}others:products{__typename upc weight:discount weight_of_planner:weight}}',
    );
    expect(shipping?.renames).toEqual(['weight_of_planner → weight']);
  });

  test('is one key with fields and aliases of fragments that are merged with it', () => {
    const [catalogue] = planned(
      `{ products { weight: discount ...Priced byWeight weight_of_planner: name } }
       fragment Priced on Product { weight: discount weight_of_client: name }`,
    );
    expect(catalogue?.operation).toBe(
      '{products{__typename upc weight:discount weight_of_client:name weight_of_planner:name weight_of_planner_:weight}}',
    );
  });

  test('is the same in paths to what is below it', () => {
    const below = plannedFetches(
      friends.plan('{ user { id: friend { name score } score } }', undefined).node,
    );
    expect(below.map(({ serviceName, at }) => `${serviceName} ${at}`)).toEqual([
      'people ',
      'scores user',
      'scores user.id',
    ]);
    expect(below[0]?.operation).toBe(
      '{user{__typename id_of_planner:id id:friend{__typename id_of_planner:id name}}}',
    );
  });

  test('that no fetch requires stays as it is', () => {
    expect(planned('{ products { weight: discount } }')).toMatchObject([
      { operation: '{products{weight:discount}}' },
    ]);
  });

  test('cannot be __typename', () => {
    expect(() => planned('{ products { __typename: name } }')).toThrow(
      expect.objectContaining({ code: 'OPERATION_UNSUPPORTED' }),
    );
    expect(planned('{ products { __typename: __typename } }')).toHaveLength(1);
  });
});
