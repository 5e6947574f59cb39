import { describe, expect, test } from '@jest/globals';
import { contractDefinitionsText } from '@demarc/supergraph/contract';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'CONTRACT_SPEC_DRIFT';
const text = contractText('billing', 'type Query { a: Int }');
const find = (given: string) => policyFindings(given, { code });
const mend = '`demarc fmt billing` writes the definitions as they are.';

/** The place of a text within the definitions, in a contract of `contractText`. */
function placeOf(part: string) {
  const before = contractDefinitionsText.slice(0, contractDefinitionsText.indexOf(part));
  return {
    line: FIRST_LINE_OF_TYPES + before.split('\n').length,
    column: before.length - before.lastIndexOf('\n'),
  };
}

describe('the first difference of a definition is named:', () => {
  test.each([
    [
      'owner: String',
      'owner: String!',
      '@contract',
      'it says `owner: String!` instead of `owner: String`',
    ],
    [
      'retireOn: String',
      'retireOn: String = "2027-01-01"',
      '@lifecycle',
      'it says `retireOn: String = "2027-01-01"` instead of `retireOn: String`',
    ],
    [
      'mask: String',
      'mask: [String!] @deprecated',
      '@data',
      'it says `mask: [String!] @deprecated` instead of `mask: String`',
    ],
    [
      'process: String',
      'process: String team: String',
      '@contract',
      'it says `team: String`, which is not of it',
    ],
    [
      '  FULL',
      '  FULL @deprecated',
      'contract__Compat',
      'it says `FULL @deprecated` instead of `FULL`',
    ],
    ['  SECRET', '  SECRET TOP', 'contract__DataClass', 'it says `TOP`, which is not of it'],
    [
      'on SCHEMA | OBJECT',
      'on SCHEMA | QUERY | OBJECT',
      '@contract',
      'it says `on QUERY`, which is not of it',
    ],
  ])('%s → %s', (from, to, coordinate, difference) => {
    const [finding, ...others] = find(text.replace(from, to));
    expect(finding).toMatchObject({
      code,
      severity: 'ERROR',
      coordinate,
      message: `${coordinate} is not the one of the contract language v1.0: ${difference}. ${mend}`,
      owner: 'billing',
      file: 'billing.graphql',
    });
    expect(others).toEqual([]);
  });

  test('at its place, and at the name of the definition for what is missing from it', () => {
    expect(find(text.replace('purpose: String', 'purpose: Int'))).toMatchObject([
      { coordinate: '@data', ...placeOf('purpose: String') },
    ]);
    const at = placeOf('enum contract__Stage');
    expect(find(text.replace('  RETIRED\n', ''))).toMatchObject([
      {
        coordinate: 'contract__Stage',
        message: `contract__Stage is not the one of the contract language v1.0: it lacks \`RETIRED\`. ${mend}`,
        line: at.line,
        column: 'enum '.length + 1,
      },
    ]);
  });

  test('a directive that may be repeated, and an enum that is none', () => {
    const repeatable = text.replace(
      '\n) on OBJECT | FIELD_DEFINITION',
      '\n) repeatable on OBJECT | FIELD_DEFINITION',
    );
    expect(find(repeatable)[0]?.message).toContain('it says `repeatable`, which is not of it');
    const scalar = text.replace(/enum contract__Stage \{[^}]*\}/, 'scalar contract__Stage');
    expect(find(scalar)[0]?.message).toContain('it says `scalar` instead of `enum`');
  });

  test('one finding for each definition', () => {
    const given = text.replace('owner: String', 'owner: ID team: ID').replace('  FROZEN\n', '');
    expect(find(given).map(({ coordinate }) => coordinate)).toEqual([
      '@contract',
      'contract__Compat',
    ]);
  });
});

describe('definitions that are missing are named together', () => {
  test('all of them', () => {
    expect(find(text.replace(contractDefinitionsText, ''))).toEqual([
      {
        code,
        severity: 'ERROR',
        message:
          'The definition of @contract, @lifecycle, @data, contract__Compat, contract__Stage and contract__DataClass is missing: ' +
          `every contract repeats the contract language v1.0. ${mend}`,
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: 3,
        column: 3,
        frame: expect.any(String),
      },
    ]);
  });

  test('also in a contract that applies a directive without linking the language', () => {
    const found = find('extend schema @contract(owner: "billing")\ntype Query { a: Int }');
    expect(found).toMatchObject([{ line: 1, column: 1 }]);
  });
});

test('another version', () => {
  expect(find(text.replace('contract/v1.0', 'contract/v1.1'))).toMatchObject([
    {
      message:
        'This contract links v1.1 of the contract language, and this graph speaks v1.0. Write url: "https://specs.demarc.dev/contract/v1.0".',
      line: 3,
      column: 14,
    },
  ]);
});

test('names of the language’s own that are not of it, where no rule would look', () => {
  const given = `${text}
type contract__Secret { email: String }
extend enum contract__Stage { PAUSED }`;
  expect(find(given)).toMatchObject([
    {
      coordinate: 'contract__Secret',
      message:
        'contract__Secret is not of the contract language v1.0, to which all names with contract__ belong. Give it another name.',
      column: 6,
    },
    {
      coordinate: 'contract__Stage',
      message:
        'contract__Stage is extended here, and belongs to the contract language v1.0. Take the extension out.',
      column: 13,
    },
  ]);
});

test.each([
  ['the definitions as they are', text],
  ['without descriptions and comments', text.replace(/^ *".*"\n/gm, '').replace(/^#.*\n/gm, '')],
  [
    'with descriptions in blocks',
    text.replace('"How the value must be handled."', '"""\nAny.\n"""'),
  ],
  [
    'in another order',
    text
      .replace('  FROZEN\n  FULL\n', '  FULL\n  FROZEN\n')
      .replace('on SCHEMA | OBJECT', 'on OBJECT | SCHEMA'),
  ],
  [
    'under another name, of which CONTRACT_ALIASED speaks',
    text
      .replaceAll('@contract(', '@deal(')
      .replace('["@contract"', '[{ name: "@contract", as: "@deal" }'),
  ],
  [
    'a contract that does not speak the language',
    'type Query { a: contract__Any } scalar contract__Any',
  ],
])('not found: %s', (_what, given) => {
  expect(find(given)).toEqual([]);
});
