import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'FEDERATION_DIRECTIVE_NOT_LINKED';
const find = (text: string) => policyFindings(text, { code });
const hidden =
  'directive @inaccessible on FIELD_DEFINITION\ntype Query { a: Int b: Int @inaccessible }';

test('a federation directive that a definition hides composes to nothing', () => {
  expect(find(contractText('billing', hidden))).toEqual([
    {
      code,
      severity: 'ERROR',
      coordinate: '@inaccessible',
      message:
        '@inaccessible is defined here and not imported from federation, so that it means nothing to composition, as on Query.b. ' +
        'Add "@inaccessible" to the import of https://specs.apollo.dev/federation/v2.9, and take the definition out; or give a directive of your own another name.',
      owner: 'billing',
      subgraph: 'billing',
      file: 'billing.graphql',
      line: FIRST_LINE_OF_TYPES,
      column: 12,
      frame: expect.any(String),
    },
  ]);
});

test.each(['key', 'external', 'requires', 'provides', 'shareable', 'override', 'interfaceObject'])(
  'an error for @%s',
  (name) => {
    const text = contractText(
      'billing',
      `directive @${name} on OBJECT type Query @${name} { a: Int }`,
    ).replace(`"@${name}", `, '');
    expect(find(text)).toMatchObject([{ coordinate: `@${name}`, severity: 'ERROR' }]);
  },
);

test.each(['tag', 'cost', 'listSize', 'context'])(
  'a warning for @%s, which other tools have too',
  (name) => {
    const text = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9")
      directive @${name} on SCHEMA | OBJECT
      extend schema @${name}
      type Query { a: Int }`;
    expect(find(text)).toMatchObject([
      {
        coordinate: `@${name}`,
        severity: 'WARNING',
        message: expect.stringContaining('as on the schema'),
      },
    ]);
  },
);

test.each([
  [
    'a definition that repeats an import',
    contractText('billing', hidden).replace('"@key"', '"@key", "@inaccessible"'),
  ],
  [
    'a definition that nothing applies',
    contractText('billing', 'directive @tag on OBJECT type A { a: Int }'),
  ],
  ['a contract of federation 1, which defines its directives', hidden],
  [
    'a directive that another specification brings',
    contractText('billing', hidden).replace(
      '  @composeDirective',
      '  @link(url: "https://example.org/hiding/v1.0", import: ["@inaccessible"]) @composeDirective',
    ),
  ],
  [
    'a directive that is linked by its own specification',
    contractText('billing', hidden).replace(
      '  @composeDirective',
      '  @link(url: "https://specs.apollo.dev/inaccessible/v0.2") @composeDirective',
    ),
  ],
  [
    'guards, of which AUTH_DIRECTIVE_NOT_LINKED speaks',
    contractText('billing', 'directive @policy on OBJECT type A @policy { a: Int }'),
  ],
])('not found: %s', (_what, text) => {
  expect(find(text)).toEqual([]);
});
