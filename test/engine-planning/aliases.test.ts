import { describe, expect, test } from '@jest/globals';
import { readPlannableSupergraph } from '../../gateway/engine/planning/plannable-supergraph.ts';
import { plannedFetches } from './planned-fetches.ts';
import { shopSdl } from './shop.ts';

const shop = readPlannableSupergraph(shopSdl);
const firstOf = (document: string) => {
  const planned = shop.plan(document, undefined);
  return { ...planned, operation: plannedFetches(planned.plan.node)[0]?.operation };
};

describe('an alias', () => {
  test('is never sent as the field of its name that another subgraph requires', () => {
    const { operation, dataKeys } = firstOf('{ products { weight: discount byWeight } }');
    expect(operation).toBe('{products{__typename upc weight_of_discount:discount weight}}');
    expect(dataKeys).toEqual({ 'weight: discount': 'weight_of_discount' });
  });

  test('with the name of a key is asked for beside the key', () => {
    expect(firstOf('{ products { upc: name byWeight } }')).toMatchObject({
      operation: '{products{__typename upc upc_of_name:name weight}}',
      dataKeys: { 'upc: name': 'upc_of_name' },
    });
  });

  test('for what a @requires asks with arguments is not taken for it', () => {
    const document = '{ products { price_required_0: discount inDollars } }';
    expect(firstOf(document).operation).toBe(
      '{products{__typename upc price_required_0_of_discount:discount price_required_0:price(currency:"USD")weight}}',
    );
  });

  test('named __typename is a field all the same', () => {
    const { operation, dataKeys } = firstOf('{ products { __typename: name } }');
    expect(operation).toBe('{products{typename_of_name:name}}');
    expect(dataKeys).toEqual({ '__typename: name': 'typename_of_name' });
  });

  test('is alike in fragments that are merged, and unlike any name of the document', () => {
    const { operation, dataKeys } = firstOf(
      `{ products { weight: discount ...Priced weight_of_discount: name byWeight } }
       fragment Priced on Product { weight: discount }`,
    );
    expect(dataKeys).toEqual({
      'weight: discount': 'weight_of_discount_',
      'weight_of_discount: name': 'weight_of_discount_of_name',
    });
    expect(operation).toBe(
      '{products{__typename upc weight_of_discount_:discount weight_of_discount_of_name:name weight}}',
    );
  });

  test('that no fetch requires stays as it is', () => {
    expect(firstOf('{ products { weight: discount } }')).toEqual(
      expect.objectContaining({ operation: '{products{weight:discount}}' }),
    );
    expect(shop.plan('{ products { weight: discount } }', undefined)).not.toHaveProperty(
      'dataKeys',
    );
  });
});
