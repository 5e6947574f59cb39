import { describe, expect, test } from '@jest/globals';
import { contractText } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'CONTRACT_NOT_COMPOSED';
const text = contractText(
  'billing',
  'type Query { a: Int @data(class: PUBLIC) b: Int @lifecycle(stage: ACTIVE, since: "2026-01-01") }',
);
const federationLine =
  '\n  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@override", "@composeDirective"])';
const contractLine =
  '\n  @link(url: "https://specs.demarc.dev/contract/v1.0", import: ["@contract", "@lifecycle", "@data"])';
const find = (...edits: readonly (readonly [string | RegExp, string])[]) =>
  policyFindings(
    edits.reduce((given, [from, to]) => given.replace(from, to), text),
    { code },
  );
const lost = '@contract, @lifecycle and @data are applied here, but lost in composition';

describe('the line that is missing is named:', () => {
  test('@composeDirective, for each directive that lacks it', () => {
    expect(
      find([' @composeDirective(name: "@lifecycle") @composeDirective(name: "@data")', '']),
    ).toEqual([
      {
        code,
        severity: 'ERROR',
        coordinate: '@lifecycle',
        message:
          '@lifecycle is applied here, but lost in composition. Add @composeDirective(name: "@lifecycle") to `extend schema`.',
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: 3,
        column: 3,
        frame: expect.any(String),
      },
      expect.objectContaining({
        coordinate: '@data',
        message:
          '@data is applied here, but lost in composition. Add @composeDirective(name: "@data") to `extend schema`.',
      }),
    ]);
  });

  test('@composeDirective by its full name, where it is not imported', () => {
    const found = find([', "@composeDirective"]', ']'], [/ *@composeDirective\(.*\n/, '']);
    expect(found.map(({ message }) => message)).toEqual(
      ['contract', 'lifecycle', 'data'].map(
        (name) =>
          `@${name} is applied here, but lost in composition. Add @federation__composeDirective(name: "@${name}") to \`extend schema\`.`,
      ),
    );
  });

  test('the import of @composeDirective, where it is applied without', () => {
    expect(find([', "@composeDirective"]', ']'])).toMatchObject([
      {
        coordinate: '@composeDirective',
        message:
          '@composeDirective is applied here, but not imported. Add "@composeDirective" to the import of https://specs.apollo.dev/federation/v2.9.',
        line: 2,
        column: 66,
      },
    ]);
  });

  test('the import of a directive', () => {
    expect(find(['["@contract", "@lifecycle", "@data"]', '["@contract"]'])).toMatchObject([
      {
        coordinate: '@lifecycle',
        message:
          '@lifecycle and @data are applied here, but not imported, and lost in composition. ' +
          'Write import: ["@contract", "@lifecycle", "@data"] in the @link to https://specs.demarc.dev/contract/v1.0.',
        line: 3,
        column: 64,
      },
    ]);
  });

  test('the import of all, where there is none, though @contract alone would be found', () => {
    expect(find([', import: ["@contract", "@lifecycle", "@data"]', ''])).toMatchObject([
      { coordinate: '@contract', line: 3, column: 3 },
    ]);
  });

  test('the import of what is applied by its full name', () => {
    const found = find(
      ['"@lifecycle", ', ''],
      ['@lifecycle(stage', '@contract__lifecycle(stage'],
      ['"@lifecycle")', '"@contract__lifecycle")'],
    );
    expect(found).toMatchObject([
      {
        coordinate: '@lifecycle',
        message: expect.stringContaining('["@contract", "@lifecycle", "@data"]'),
      },
    ]);
  });

  test('the link of the contract language', () => {
    expect(find([contractLine, ''])).toMatchObject([
      {
        coordinate: '@contract',
        message: `${lost}: the contract language is not linked. Add to \`extend schema\` @link(url: "https://specs.demarc.dev/contract/v1.0", import: ["@contract", "@lifecycle", "@data"]).`,
        line: 1,
        column: 1,
      },
    ]);
    // Of a URL without a version the composer cannot tell what it is.
    expect(find(['contract/v1.0', 'contract'])).toHaveLength(1);
  });

  test('the link of federation 2', () => {
    expect(find([federationLine, ''])).toMatchObject([
      {
        message: `${lost}: federation 2 is not linked. Add to \`extend schema\` @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"]), with each federation directive that is used here in the import.`,
        line: 2,
        column: 3,
      },
    ]);
  });

  test('a version of federation that knows @composeDirective', () => {
    expect(find(['federation/v2.9', 'federation/v2.0'])).toMatchObject([
      {
        message: `${lost}: v2.0 of federation does not know @composeDirective. Write "https://specs.apollo.dev/federation/v2.9".`,
        line: 2,
        column: 14,
      },
    ]);
    expect(find(['federation/v2.9', 'federation/v1.0'])).toHaveLength(1);
  });

  test('all of them, where a contract only applies the directives', () => {
    const found = policyFindings('type Query {\n  a: Int @contract(owner: "billing")\n}', { code });
    expect(found).toMatchObject([
      { message: expect.stringMatching(/^@contract is applied .*federation 2 is not linked/) },
      { coordinate: '@contract', message: expect.stringContaining('is not linked') },
      { coordinate: '@contract', message: expect.stringContaining('@composeDirective(name: ') },
    ]);
    expect(found.every(({ line, column }) => line === 2 && column === 10)).toBe(true);
  });
});

test.each([
  ['a contract with every line', text],
  ['federation 2.1, which is the first', text.replace('v2.9', 'v2.1')],
  ['a later federation', text.replace('v2.9', 'v2.12')],
  [
    'lines that are divided among several extensions',
    text.replace(
      '  @composeDirective(name: "@contract")',
      'extend schema @composeDirective(name: "@contract")',
    ),
  ],
  [
    'a schema definition',
    text
      .replace('extend schema', 'schema')
      .replace('@contract(owner: "billing")', '@contract(owner: "billing") { query: Query }'),
  ],
  [
    '@composeDirective under another name',
    text
      .replaceAll('@composeDirective(', '@carry(')
      .replace('"@composeDirective"', '{ name: "@composeDirective", as: "@carry" }'),
  ],
  [
    '@composeDirective by its full name',
    text
      .replaceAll('@composeDirective(', '@federation__composeDirective(')
      .replace(', "@composeDirective"', ''),
  ],
  [
    'no line for a directive that is not applied',
    contractText('billing', 'type Query { a: Int }').replace(
      ' @composeDirective(name: "@lifecycle") @composeDirective(name: "@data")',
      '',
    ),
  ],
  [
    'an alias, of which CONTRACT_ALIASED speaks',
    text
      .replace('["@contract"', '[{ name: "@contract", as: "@deal" }')
      .replace('@composeDirective(name: "@contract")', '')
      .replace('@contract(owner', '@deal(owner'),
  ],
  ['a contract that does not speak the language', 'type Query { a: Int @tag(name: "x") }'],
])('not found: %s', (_what, given) => {
  expect(policyFindings(given, { code })).toEqual([]);
});
