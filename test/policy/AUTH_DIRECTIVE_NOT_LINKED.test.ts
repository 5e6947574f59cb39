import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'AUTH_DIRECTIVE_NOT_LINKED';
const find = (text: string) => policyFindings(text, { code });
const guarded = `directive @authenticated on FIELD_DEFINITION | OBJECT
type Query { open: Int secret: Int @authenticated }
type Invoice @authenticated { id: ID! }`;

describe('a guard that is not federation’s:', () => {
  test('defined here and applied', () => {
    expect(find(contractText('billing', guarded))).toEqual([
      {
        code,
        severity: 'ERROR',
        coordinate: '@authenticated',
        message:
          '@authenticated is not imported from federation here, so that it guards nothing: Query.secret and Invoice would be open to everybody. ' +
          'Add "@authenticated" to the import of https://specs.apollo.dev/federation/v2.9 (v2.5 or later), and take the definition out.',
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES,
        column: 12,
        frame: expect.any(String),
      },
    ]);
  });

  test('applied without a definition', () => {
    const text = contractText(
      'billing',
      'type Query { a: Int\n b: Int @requiresScopes(scopes: [["read"]]) c: Int @policy(policies: [["p"]]) }',
    );
    expect(find(text)).toMatchObject([
      { coordinate: '@requiresScopes', line: FIRST_LINE_OF_TYPES + 1, column: 9 },
      {
        coordinate: '@policy',
        message: expect.stringContaining(
          'Query.c would be open to everybody. Add "@policy" to the import of https://specs.apollo.dev/federation/v2.9 (v2.6 or later).',
        ),
      },
    ]);
  });

  test('defined without being applied yet', () => {
    const text = contractText('billing', 'directive @policy on OBJECT type Query { a: Int }');
    expect(find(text)[0]?.message).toContain('whatever applies it would be open to everybody');
  });

  test('in a contract that links no federation, with the whole line', () => {
    expect(find(guarded)).toMatchObject([
      {
        message: expect.stringContaining(
          'Add to `extend schema` @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated"]), and take the definition out.',
        ),
      },
    ]);
    const full = guarded.replaceAll('@authenticated', '@federation__authenticated');
    expect(find(full)).toMatchObject([{ coordinate: '@federation__authenticated' }]);
  });

  test('beside a renamed import, by the name that the import gave away', () => {
    const text = contractText(
      'billing',
      `${guarded} extend type Query { safe: Int @auth }`,
    ).replace('"@key"', '"@key", { name: "@authenticated", as: "@auth" }');
    expect(find(text)).toMatchObject([{ message: expect.stringContaining('Query.secret and') }]);
  });

  test('imported from another specification', () => {
    const text = contractText('billing', guarded).replace(
      '  @composeDirective',
      '  @link(url: "https://example.org/auth/v1.0", import: ["@authenticated"]) @composeDirective',
    );
    expect(find(text)).toHaveLength(1);
  });

  test('on fields, types, scalars, enums and interfaces, of which the first eight are named', () => {
    const fields = Array.from({ length: 9 }, (_, index) => `f${index}: Int @authenticated`);
    const text = contractText(
      'billing',
      `extend type Query { ${fields.join(' ')} } scalar Day @authenticated enum E @authenticated { A } interface I @authenticated { a: Int }`,
    );
    expect(find(text)[0]?.message).toContain('Query.f6, Query.f7 and 4 more would be open');
  });
});

test.each([
  ['an import', contractText('billing', guarded).replace('"@key"', '"@key", "@authenticated"')],
  [
    'a renamed import',
    contractText('billing', 'type Query { a: Int @auth }').replace(
      '"@key"',
      '"@key", { name: "@authenticated", as: "@auth" }',
    ),
  ],
  ['the full name', contractText('billing', 'type Query { a: Int @federation__authenticated }')],
  [
    'the full name under a prefix of its own',
    contractText('billing', 'type Query { a: Int @fed__policy(policies: []) }').replace(
      'federation/v2.9",',
      'federation/v2.9", as: "fed",',
    ),
  ],
  [
    'a link to the guard’s own specification',
    contractText('billing', guarded).replace(
      '  @composeDirective',
      '  @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY) @composeDirective',
    ),
  ],
  [
    'a directive of another name',
    contractText('billing', 'directive @auth on OBJECT type A @auth { a: Int }'),
  ],
])('not found: %s', (_what, text) => {
  expect(find(text)).toEqual([]);
});
