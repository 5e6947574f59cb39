import { describe, expect, test } from '@jest/globals';
import { readPlannableSupergraph } from '../../gateway/engine/planning/plannable-supergraph.ts';
import { plannedFetches } from './planned-fetches.ts';
import { shopSdl } from './shop.ts';

const shop = readPlannableSupergraph(shopSdl);
const fetchesOf = (document: string) =>
  plannedFetches(shop.plan(document, undefined).node).map((fetch) => ({
    subgraph: fetch.serviceName,
    operation: fetch.operation.replace(/^query\(\$representations:\[_Any!\]!\)/, ''),
    ...(fetch.inputRewrites && { inputRewrites: fetch.inputRewrites }),
  }));

describe('what @requires asks with arguments', () => {
  test('is asked beside what the client asks with others, and told under its own name', () => {
    expect(fetchesOf('{ products { price(currency: "GBP") inDollars } }')).toEqual([
      {
        subgraph: 'catalogue',
        operation:
          '{products{__typename upc price(currency:"GBP")price_required_0:price(currency:"USD")weight}}',
      },
      {
        subgraph: 'shipping',
        operation: '{_entities(representations:$representations){...on Product{inDollars}}}',
        inputRewrites: [
          {
            kind: 'KeyRenamer',
            path: ['... on Product', 'price_required_0'],
            renameKeyTo: 'price',
          },
        ],
      },
    ]);
  });

  test('is asked in a fetch of its own, where two fields require different values of one field', () => {
    const [first, ...rest] = fetchesOf('{ products { inDollars inEuros byWeight } }');
    expect(first?.subgraph).toBe('catalogue');
    expect(rest.map(({ operation }) => operation)).toEqual([
      '{_entities(representations:$representations){...on Product{inDollars byWeight}}}',
      '{_entities(representations:$representations){...on Product{inEuros}}}',
    ]);
    expect(rest.map(({ inputRewrites }) => inputRewrites?.map(({ path }) => path[1]))).toEqual([
      ['price_required_0'],
      ['price_required_1'],
    ]);
  });

  test('each of these fetches requires its own value alone', () => {
    const [, ...split] = plannedFetches(
      shop.plan('{ products { inDollars inEuros } }', undefined).node,
    );
    expect(split.map(({ requires }) => JSON.stringify(requires).match(/\w+_required_\d/g))).toEqual(
      [['price_required_0'], ['price_required_1']],
    );
    expect(split.map(({ at }) => at)).toEqual(['products.@', 'products.@']);
  });

  test('leaves out arguments that have a default, and is renamed in the object that has it', () => {
    const [catalogue, shipping] = fetchesOf('{ products { box { volume(unit: "ml") } inBoxes } }');
    expect(catalogue?.operation).toBe(
      '{products{__typename upc box{volume(unit:"ml")volume_required_0:volume}}}',
    );
    expect(shipping?.inputRewrites).toEqual([
      {
        kind: 'KeyRenamer',
        path: ['... on Product', 'box', 'volume_required_0'],
        renameKeyTo: 'volume',
      },
    ]);
  });

  test('is invisible to clients', () => {
    expect(shop.facts.apiSchema).not.toContain('_required_');
    expect(shop.facts.apiSchema).toContain('price(currency: String!): Int');
    expect(() => shop.plan('{ products { price_required_0 } }', undefined)).toThrow(
      'price_required_0',
    );
  });
});
