import { expect, test } from '@jest/globals';
import { diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';
import { foundDifference } from '../../../supergraph/changes/api/inspector-differences.ts';
import { coordinateOf } from '../../../supergraph/changes/api/place.ts';
import { compareApis } from '../../../supergraph/changes/compare-apis.ts';
import { apiSchema } from '../../kit/api-differences.ts';
import { randomChange } from '../../kit/random-api/random-api.ts';

/** Kind, rating of GraphQL Inspector, our own · why · an example: before, after. */
const departures: readonly (readonly [string, string, string, string])[] = [
  [
    'ENUM_VALUE_ADDED DANGEROUS SAFE',
    'no field returned the enum',
    'enum E { X } type A { a(e: E): Int }',
    'enum E { X Y } type A { a(e: E): Int }',
  ],
  [
    'FIELD_TYPE_CHANGED SAFE DANGEROUS',
    'fragments side by side have to agree on null',
    'union U = A | B type A { a: Int } type B { a: Int }',
    'union U = A | B type A { a: Int! } type B { a: Int }',
  ],
  [
    'FIELD_ARGUMENT_DEFAULT_CHANGED DANGEROUS SAFE',
    'it was required: nobody left it out',
    'type A { a(x: Int!): Int }',
    'type A { a(x: Int! = 1): Int }',
  ],
  [
    'FIELD_ARGUMENT_DEFAULT_CHANGED DANGEROUS BREAKING',
    'it is required without its default',
    'type A { a(x: Int! = 1): Int }',
    'type A { a(x: Int!): Int }',
  ],
  [
    'INPUT_FIELD_DEFAULT_VALUE_CHANGED DANGEROUS SAFE',
    'it was required: nobody left it out',
    'input I { a: Int! }',
    'input I { a: Int! = 1 }',
  ],
  [
    'INPUT_FIELD_DEFAULT_VALUE_CHANGED DANGEROUS BREAKING',
    'it is required without its default',
    'input I { a: Int! = 1 }',
    'input I { a: Int! }',
  ],
  [
    'OBJECT_TYPE_INTERFACE_ADDED DANGEROUS SAFE',
    'no operation asks for an interface that is new',
    'type A { a: Int }',
    'interface N { a: Int } type A implements N { a: Int }',
  ],
  [
    'OBJECT_TYPE_INTERFACE_ADDED SAFE DANGEROUS',
    'a new type comes where the interface is asked for',
    'type Query { n: N } interface N { a: Int }',
    'type Query { n: N } interface N { a: Int } type A implements N { a: Int }',
  ],
  [
    'OBJECT_TYPE_INTERFACE_REMOVED BREAKING DANGEROUS',
    'an interface that no longer implements another refuses no operation',
    'interface N { a: Int } interface M implements N { a: Int }',
    'interface N { a: Int } interface M { a: Int }',
  ],
  [
    'DIRECTIVE_REMOVED BREAKING SAFE',
    'no operation can bear it',
    'directive @s on OBJECT',
    'type A { a: Int }',
  ],
  [
    'DIRECTIVE_LOCATION_REMOVED BREAKING SAFE',
    'no operation can bear it there',
    'directive @d on FIELD | OBJECT',
    'directive @d on FIELD',
  ],
  [
    'DIRECTIVE_REPEATABLE_REMOVED DANGEROUS BREAKING',
    'operations that repeat it are refused',
    'directive @d repeatable on FIELD',
    'directive @d on FIELD',
  ],
  [
    'DIRECTIVE_REPEATABLE_REMOVED DANGEROUS SAFE',
    'no operation can bear it',
    'directive @s repeatable on OBJECT',
    'directive @s on OBJECT',
  ],
  [
    'DIRECTIVE_ARGUMENT_ADDED BREAKING DANGEROUS',
    'it has a default and need not be given',
    'directive @d on FIELD',
    'directive @d(x: Int! = 1) on FIELD',
  ],
  [
    'DIRECTIVE_ARGUMENT_ADDED SAFE DANGEROUS',
    'its default may change what is answered',
    'directive @d on FIELD',
    'directive @d(x: Int = 1) on FIELD',
  ],
  [
    'DIRECTIVE_ARGUMENT_ADDED BREAKING SAFE',
    'no operation can bear the directive',
    'directive @s on OBJECT',
    'directive @s(x: Int!) on OBJECT',
  ],
  [
    'DIRECTIVE_ARGUMENT_REMOVED BREAKING SAFE',
    'no operation can bear the directive',
    'directive @s(x: Int) on OBJECT',
    'directive @s on OBJECT',
  ],
  [
    'DIRECTIVE_ARGUMENT_TYPE_CHANGED BREAKING SAFE',
    'no operation can bear the directive',
    'directive @s(x: Int) on OBJECT',
    'directive @s(x: ID) on OBJECT',
  ],
  [
    'DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED DANGEROUS BREAKING',
    'it is required without its default',
    'directive @d(x: Int! = 1) on FIELD',
    'directive @d(x: Int!) on FIELD',
  ],
  [
    'DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED DANGEROUS SAFE',
    'it was required: nobody left it out; or no operation can bear the directive',
    'directive @d(x: Int!) on FIELD',
    'directive @d(x: Int! = 1) on FIELD',
  ],
];

/** Every kind that both tell of at one coordinate, and how each rates it. */
async function bothRatings(before: GraphQLSchema, after: GraphQLSchema): Promise<string[]> {
  const ours = await compareApis(before, after);
  return (await diff(before, after)).flatMap((change) => {
    const { type, place, subject } = foundDifference(change);
    const own = ours.find(
      ({ kind, coordinate, message }) =>
        kind === type && coordinate === coordinateOf(place) && message.includes(subject),
    );
    const level = change.criticality.level.replace('NON_BREAKING', 'SAFE');
    return own === undefined ? [] : [`${type} ${level} ${own.severity}`];
  });
}

test.each(departures)('%s, because %s', async (rating, _, before, after) => {
  expect(await bothRatings(apiSchema(before), apiSchema(after))).toContain(rating);
});

test('everywhere else, GraphQL Inspector and we rate alike', async () => {
  const known = new Set(departures.map(([rating]) => rating));
  const alike = new Set<string>();
  for (let seed = 0; seed < 150; seed += 1) {
    const { before, after } = randomChange(seed);
    for (const rating of await bothRatings(before, after)) {
      if (known.has(rating)) continue;
      const [, theirs, own] = rating.split(' ');
      expect(`${rating}: ${String(own)}`).toBe(`${rating}: ${String(theirs)}`);
      alike.add(rating);
    }
  }
  expect(alike.size).toBeGreaterThan(20);
});
