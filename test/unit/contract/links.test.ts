import { describe, expect, test } from '@jest/globals';
import { FEDERATION_SPEC, linkedSpec, linksOf } from '@demarc/supergraph/contract';
import { parse } from 'graphql';

const linked = (link: string) => linksOf(parse(`extend schema ${link}`))[0];
const url = 'url: "https://specs.apollo.dev/federation/v2.9"';

describe('a directive of a linked specification is called', () => {
  test.each([
    ['as it is imported', `@link(${url}, import: ["@key", "FieldSet"])`, 'key', 'key'],
    ['by its alias', `@link(${url}, import: [{ name: "@key", as: "@id" }])`, 'key', 'id'],
    ['with the prefix where it is not imported', `@link(${url})`, 'key', 'federation__key'],
    ['with the prefix of the link', `@link(${url}, as: "fed")`, 'key', 'fed__key'],
    ['by its import also where that is no list', `@link(${url}, import: "@key")`, 'key', 'key'],
    [
      'like the specification of the same name',
      '@link(url: "https://specs.apollo.dev/authenticated/v0.1")',
      'authenticated',
      'authenticated',
    ],
    [
      'like the prefix of the specification of the same name',
      '@link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "auth")',
      'authenticated',
      'auth',
    ],
  ])('%s', (_how, link, directive, local) => {
    expect(linked(link)?.localName(directive)).toBe(local);
  });
});

test('a link of another shape is none, and an import of another shape neither', () => {
  expect(linked('@link(url: 5)')).toBeUndefined();
  expect(linked('@link')).toBeUndefined();
  const names = linked(`@link(${url}, import: ["@key", 5, {}, { name: 7 }, { as: "@id" }, null])`);
  expect(names?.imports.map(({ name }) => name)).toEqual(['@key']);
});

test('links are found on the schema and on each of its extensions', () => {
  const document = parse(`
    schema @link(url: "https://specs.apollo.dev/link/v1.0") { query: Query }
    extend schema @link(${url})
    type Query @link(url: "https://example.org/no/v1.0") { a: Int }`);
  expect(linksOf(document).map((one) => one.url)).toEqual([
    'https://specs.apollo.dev/link/v1.0',
    'https://specs.apollo.dev/federation/v2.9',
  ]);
  expect(linkedSpec(document, FEDERATION_SPEC)?.url).toBe(
    'https://specs.apollo.dev/federation/v2.9',
  );
});
