import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { composeContracts } from '../../../supergraph/composition/compose-contracts.ts';
import { smallestFailing } from '../../../supergraph/composition/smallest-failing.ts';
import { markedContracts } from './marked-contracts.ts';

const shared = 'type Query { q: Int @shareable }\n';
const marking = (imported: string, name: string) =>
  `extend schema @link(url: "https://x.example/marks/v1.0", import: [${imported}]) @composeDirective(name: "@${name}")
directive @${name} on OBJECT
${shared}`;

describe('the composer breaks down', () => {
  test('over two of thirty contracts: both are named, each with its owner and its import', () => {
    const others = Array.from({ length: 28 }, (_, index) => [`other-${index}`, shared] as const);
    const {
      contracts,
      first,
      others: rest,
    } = markedContracts({
      ...Object.fromEntries(others.slice(0, 9)),
      left: marking('▸"@mark"', 'mark'),
      ...Object.fromEntries(others.slice(9)),
      right: marking('▹{ name: "@mark", as: "@sign" }', 'sign'),
    });
    expect(composeContracts(contracts)).toEqual({
      ok: false,
      findings: [
        {
          code: 'COMPOSER_CRASHED',
          severity: 'ERROR',
          message:
            'The composer broke down over left and right: Error: Should not have been called for undefined. ' +
            'They import one directive under different names: import it under the same name everywhere.',
          owner: 'team-left',
          file: 'left.graphql',
          frame: expect.stringContaining('> 4 | extend schema @link(url: "https://x.example/marks'),
          ...first[0],
          otherPlaces: [{ owner: 'team-right', file: 'right.graphql', ...rest[0] }],
        },
      ],
    });
  });

  test('over contracts of one name: the first line of each', () => {
    const { contracts } = markedContracts({ left: shared, right: shared });
    const twins = contracts.map((contract) => ({ ...contract, name: 'left' }));
    const result = composeContracts(twins);
    expect(result).toMatchObject({
      findings: [
        {
          code: 'COMPOSER_CRASHED',
          owner: 'team-left',
          line: 1,
          column: 1,
          otherPlaces: [{ owner: 'team-right', file: 'right.graphql', line: 1, column: 1 }],
        },
      ],
    });
    expect(!result.ok && result.findings[0]?.message).toBe(
      'The composer broke down over left and left: Error: A subgraph named left already exists ' +
        "(with url 'http://right.example/graphql'). " +
        'No other contract is needed for that: undo what was last changed there.',
    );
  });
});

describe('the smallest part that fails', () => {
  const withNone = () => false;

  test('is found wherever its items stand, and however many they are', () => {
    const graph = fc
      .uniqueArray(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 60 })
      .chain((items) => fc.tuple(fc.constant(items), fc.subarray(items, { minLength: 1 })));
    fc.assert(
      fc.property(graph, ([items, culprits]) => {
        const fails = (some: readonly number[]) => culprits.every((one) => some.includes(one));
        expect(smallestFailing(items, fails, withNone)).toEqual(culprits);
      }),
    );
  });

  test('two among two hundred take fewer than thirty attempts', () => {
    const items = Array.from({ length: 200 }, (_, index) => index);
    let attempts = 0;
    const fails = (some: readonly number[]) => {
      attempts += 1;
      return some.includes(3) && some.includes(150);
    };
    expect(smallestFailing(items, fails, withNone)).toEqual([3, 150]);
    expect(attempts).toBeLessThan(30);
  });

  test('when time is over, what is known to fail is the answer', () => {
    const items = Array.from({ length: 64 }, (_, index) => index);
    for (let limit = 0; limit < 16; limit += 1) {
      let attempts = 0;
      const fails = (some: readonly number[]) => {
        attempts += 1;
        return some.includes(5) && some.includes(40);
      };
      const found = smallestFailing(items, fails, () => attempts >= limit);
      expect(found).toEqual(expect.arrayContaining([5, 40]));
    }
  });
});
