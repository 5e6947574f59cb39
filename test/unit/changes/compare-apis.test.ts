import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildASTSchema,
  lexicographicSortSchema,
  OperationTypeNode,
  parse,
  printSchema,
  type GraphQLSchema,
} from 'graphql';
import type { ChangeSeverity, Difference } from '../../../supergraph/changes/change.ts';
import { compareApis } from '../../../supergraph/changes/compare-apis.ts';
import { apiDifferences, heldToCatalogue } from '../../kit/api-differences.ts';
import { brokenPromises } from '../../kit/random-api/broken-promises.ts';
import { randomChange } from '../../kit/random-api/random-api.ts';
import { refusalsOf } from '../../kit/random-api/refusals-of.ts';

// More by hand, after a change of the law: RUNS=20000 npm run jest -- test/unit/changes/compare-apis
const numRuns = Number(process.env['RUNS'] ?? 100);
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** Everything that clients see, descriptions apart, in one order. */
function printed(schema: GraphQLSchema): string {
  // What is printed says nothing of a type named Mutation that is not the root.
  const roots = Object.values(OperationTypeNode).map((one) => schema.getRootType(one)?.name);
  return [printSchema(lexicographicSortSchema(schema)), ...roots].join('\n');
}

async function compared(before: GraphQLSchema, after: GraphQLSchema) {
  return heldToCatalogue(await compareApis(before, after));
}

function has(severity: ChangeSeverity, differences: readonly Difference[]): boolean {
  return differences.some((one) => one.severity === severity);
}

describe('two versions of an API that chance has made', () => {
  test('differ where their print differs, and nowhere else, in ways that are known', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { before, after } = randomChange(seed);
        const differences = await compared(before, after);
        expect(differences.length > 0).toBe(printed(before) !== printed(after));
        expect(differences.filter(({ kind }) => kind === 'UNKNOWN_DIFFERENCE')).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('an order of definitions is no difference, and nothing is told twice', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { before, after, texts } = randomChange(seed);
        const document = parse(texts.before);
        const definitions = document.definitions.toReversed();
        const turned = buildASTSchema({ ...document, definitions });
        expect(await compared(before, turned)).toEqual([]);
        expect(await compared(before, lexicographicSortSchema(before))).toEqual([]);
        const told = (await compared(before, after)).map(
          ({ kind, coordinate, message }) => `${kind} ${coordinate} ${message}`,
        );
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns },
    );
  });

  test('without a breaking difference, every operation stays valid; a dangerous one may refuse fragments side by side', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { before, after, operations } = randomChange(seed);
        const differences = await compared(before, after);
        fc.pre(!has('BREAKING', differences));
        const side = differences.some(
          ({ kind, severity }) => kind === 'FIELD_TYPE_CHANGED' && severity === 'DANGEROUS',
        );
        for (const operation of operations()) {
          const refusals = refusalsOf(after, operation).filter(
            (message) => !side || !message.includes('conflict because'),
          );
          expect(refusals).toEqual([]);
        }
      }),
      { numRuns },
    );
  });

  test('where all is safe, every operation is answered in the shape that it was', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { before, after, operations } = randomChange(seed);
        const differences = await compared(before, after);
        fc.pre(differences.every(({ severity }) => severity === 'SAFE'));
        for (const operation of operations()) {
          expect(refusalsOf(after, operation)).toEqual([]);
          expect(brokenPromises(before, after, operation)).toEqual([]);
        }
      }),
      { numRuns },
    );
  });
});

test('directives come first, then types, in the order of the schema before; what is new comes last', async () => {
  const told = await apiDifferences(
    'directive @z on FIELD type Query { b: Int a: Int } type B { a: Int } enum A { X }',
    'directive @a on FIELD directive @z on QUERY enum A { X Y } type New { a: Int } type B { b: Int } type Query { a: Int! b: Int! }',
  );
  expect(told.map(({ coordinate }) => coordinate)).toEqual([
    '@z',
    '@z',
    'Query.b',
    'Query.a',
    'B.a',
    'B.b',
    'A.Y',
    '@a',
    'New',
  ]);
});
