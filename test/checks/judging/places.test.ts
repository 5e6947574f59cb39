import { expect, test } from '@jest/globals';
import { graphFactsOf, type Contract } from '@demarc/supergraph/contract';
import { parse, print, Source } from 'graphql';
import fc from 'fast-check';
import type { ChangeKind } from '../../../supergraph/changes/change-kinds.ts';
import {
  apiDifference,
  graphOf,
  judgeContract,
  judgeGraphs,
} from '../../kit/contract-differences.ts';
import { ownContracts } from '../../kit/read-contracts.ts';

test.each<readonly [ChangeKind, string, number, number, string]>([
  ['FIELD_REMOVED', 'A.gone', 6, 6, 'what a field lay in'],
  ['FIELD_ARGUMENT_REMOVED', 'A.b(gone:)', 7, 3, 'the field of an argument'],
  [
    'FIELD_ARGUMENT_REMOVED',
    'A.gone(c:)',
    6,
    6,
    'the type of a field that is gone with its argument',
  ],
  ['ENUM_VALUE_REMOVED', 'E.GONE', 9, 6, 'the enum of a value'],
  ['UNION_MEMBER_REMOVED', 'U.Gone', 10, 7, 'the union of a member'],
  ['UNION_MEMBER_ADDED', 'U.A', 10, 11, 'the member itself'],
  ['OBJECT_TYPE_INTERFACE_REMOVED', 'A', 6, 6, 'the type that implements'],
  ['TYPE_REMOVED', 'Gone', 1, 1, 'the first line'],
  ['DIRECTIVE_LOCATION_REMOVED', '@d', 11, 12, 'the directive'],
  ['DIRECTIVE_ARGUMENT_ADDED', '@d(e:)', 11, 14, 'the argument of the directive'],
])('%s at %s stands at line %i, column %i: %s', (kind, coordinate, line, column) => {
  const before =
    'type A { b(c: Int, gone: Int): Int gone(c: Int): Int } type Gone { x: Int } enum E { F GONE } union U = A | Gone directive @d(e: Int) on FIELD';
  const after = `
type A {
  b(c: Int): Int
}
enum E { F }
union U = A
directive @d(e: Int) on FIELD`;
  const { changes } = judgeContract(before, after, {
    api: [apiDifference(kind, coordinate, 'SAFE')],
  });
  expect(changes.at(-1)).toMatchObject({
    kind,
    subgraph: 'billing',
    file: 'billing.graphql',
    line,
    column,
  });
});

test('a contract that is gone has no place, but is named', () => {
  const both = { accounts: 'type Query { a: Int }', billing: 'type A { b: Int }' };
  const { changes } = judgeGraphs(graphOf(both), graphOf({ accounts: both.accounts }), {
    api: [apiDifference('TYPE_REMOVED', 'A', 'BREAKING')],
  });
  expect(changes).toMatchObject([{ owner: 'billing', subgraph: 'billing', allowed: false }]);
  expect(changes[0]).not.toHaveProperty('file');
});

test('whatever is taken out of the own contracts, every place stands in the new text', async () => {
  const contracts = (await ownContracts()).map(({ name, document }): Contract => ({
    name,
    url: name,
    document,
  }));
  const before = graphFactsOf(contracts);
  const coordinates = before.contracts.flatMap(({ all }) =>
    all.map(({ coordinate }) => coordinate),
  );
  const one = fc.nat({ max: contracts.length - 1 });
  fc.assert(
    fc.property(one, fc.array(fc.nat(), { maxLength: 30 }), (index, dropped) => {
      const after = contracts.map((contract, at) =>
        at === index ? without(contract, dropped) : contract,
      );
      const api = coordinates
        .filter((_, at) => dropped.includes(at % 97))
        .map((coordinate) => apiDifference('FIELD_REMOVED', coordinate, 'BREAKING'));
      const { changes, findings } = judgeGraphs(before, graphFactsOf(after), { api });
      const texts = new Map(after.map(({ name, document }) => [name, document.loc?.source]));
      for (const { subgraph = '', file, line = 0, column = 0 } of [...changes, ...findings]) {
        const source = texts.get(subgraph);
        expect(file).toBe(source?.name);
        expect(source?.body.split('\n')[line - 1]?.length ?? -1).toBeGreaterThanOrEqual(column - 1);
      }
    }),
    { numRuns: 25 },
  );
});

/** The contract without some of its definitions, as a text of its own. */
function without(contract: Contract, dropped: readonly number[]): Contract {
  const { document } = contract;
  const definitions = document.definitions.filter((_, at) => at < 1 || !dropped.includes(at));
  const text = print({ ...document, definitions });
  return { ...contract, document: parse(new Source(text, `${contract.name}.graphql`)) };
}
