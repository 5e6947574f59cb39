import { expect, test } from '@jest/globals';
import { rootTypesOf } from '@demarc/supergraph/contract';
import { parse } from 'graphql';

test.each([
  ['nothing', 'type A { a: Int }', ['Query', 'Mutation', 'Subscription']],
  ['an extension', 'extend schema { mutation: M }', ['Query', 'M', 'Subscription']],
  [
    'a definition, which names all that there are',
    'schema { query: Q }',
    ['Q', undefined, undefined],
  ],
  [
    'a definition and an extension',
    'schema { query: Q } extend schema { mutation: M }',
    ['Q', 'M', undefined],
  ],
])('with %s', (_what, text, names) => {
  const { query, mutation, subscription } = rootTypesOf(parse(text));
  expect([query, mutation, subscription]).toEqual(names);
});
