import { describe, expect, test } from '@jest/globals';
import { checkSupergraph } from '../../../gateway/check-supergraph.ts';

const LINKS = '@link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)';
const check = (sdl: string) => () => checkSupergraph(sdl, 'graph.graphql');

describe('a supergraph', () => {
  test('of plain parts passes', () => {
    expect(
      check(`schema ${LINKS} { query: Q mutation: M } type Q { a: Int } type M { b: Int }`),
    ).not.toThrow();
  });

  test.each([
    ['@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)', '@authenticated'],
    ['@link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "auth")', '@authenticated'],
    ['@link(url: "https://specs.apollo.dev/requiresScopes/v0.1")', '@requiresScopes'],
    ['@link(url: "https://specs.apollo.dev/policy/v0.1")', '@policy'],
    ['@link(url: "https://specs.apollo.dev/context/v0.1")', '@context'],
  ])('with %s is refused in a word', (link, word) => {
    expect(check(`schema ${LINKS} ${link} { query: Q } type Q { a: Int }`)).toThrow(word);
  });

  test('with subscriptions is refused in a word', () => {
    const sdl = `schema ${LINKS} { query: Q subscription: S } type Q { a: Int } type S { b: Int }`;
    expect(check(sdl)).toThrow('subscriptions');
  });

  test('with a progressive override is refused in a word', () => {
    const sdl = `schema ${LINKS} { query: Q } type Q { a: Int @join__field(graph: A, overrideLabel: "percent(1)") }`;
    expect(check(sdl)).toThrow('@override(label:)');
  });
});
