import { describe, expect, test } from '@jest/globals';
import { parse, Source } from 'graphql';
import { composeContracts } from '../../../supergraph/composition/compose-contracts.ts';
import { contractText, FIRST_LINE_OF_TYPES } from '../../kit/contract-text.ts';

function findingsOf(texts: Readonly<Record<string, string>>) {
  const contracts = Object.entries(texts).map(([name, text]) => ({
    name,
    url: `http://${name}.example/graphql`,
    document: parse(new Source(text, `${name}.graphql`)),
  }));
  const result = composeContracts(contracts);
  return result.ok ? [] : result.findings;
}

/** The types of billing, the first of them in line 1: `line:column coordinate message`. */
function placesIn(types: string): string[] {
  return findingsOf({ billing: contractText('billing', types) }).map((finding) => {
    const { subgraph, file, line = 0, column, coordinate, frame, message } = finding;
    expect({ subgraph, file }).toEqual({ subgraph: 'billing', file: 'billing.graphql' });
    expect(frame).toMatch(new RegExp(`> +${line} [|]`));
    return `${line - FIRST_LINE_OF_TYPES + 1}:${column} ${coordinate} ${message}`;
  });
}

describe('what the composer says of one contract has its narrowest place:', () => {
  const cases: [what: string, types: string, expected: string[]][] = [
    [
      'an unknown argument of our directive',
      'type Query {\n  total: Int @contract(sorce: "a.b")\n}',
      [
        '2:24 Query.total Unknown argument "sorce" on directive "@contract". Did you mean "source"?',
      ],
    ],
    [
      'the same twice, each where it stands',
      'type Query {\n  a: Int @data(clas: PUBLIC)\n  b: Int @data(clas: PUBLIC)\n}',
      [
        '2:16 Query.a Unknown argument "clas" on directive "@data". Did you mean "class"?',
        '3:16 Query.b Unknown argument "clas" on directive "@data". Did you mean "class"?',
        '2:10 Query.a Directive "@data" argument "class" of type "contract__DataClass!" is required, but it was not provided.',
        '3:10 Query.b Directive "@data" argument "class" of type "contract__DataClass!" is required, but it was not provided.',
      ],
    ],
    [
      'a directive that nobody defines, wherever it stands',
      'type Query @nope {\n  a(b: In @nope): E @nope\n}\nenum E @nope { A @nope }\ninput In { c: Int @nope }\nscalar S @nope',
      [
        '1:12 Query Unknown directive "@nope".',
        '2:11 Query.a(b:) Unknown directive "@nope".',
        '2:21 Query.a Unknown directive "@nope".',
        '4:8 E Unknown directive "@nope".',
        '4:18 E.A Unknown directive "@nope".',
        '5:19 In.c Unknown directive "@nope".',
        '6:10 S Unknown directive "@nope".',
      ],
    ],
    [
      'a federation directive that is not imported',
      'type Query {\n  a: Int @inaccessible\n}',
      ['2:10 Query.a Unknown directive "@inaccessible". If you meant the'],
    ],
    [
      'a value that an enum does not have',
      'type Query {\n  a: Int @data(class: CONFIDENTAIL)\n}',
      [
        '2:23 Query.a Invalid value for "@data(class:)" of type "contract__DataClass!" in application of "@data" to "Query.a". ' +
          'It is CONFIDENTAIL; allowed are PUBLIC, INTERNAL, CONFIDENTIAL, PERSONAL, SENSITIVE, SECRET. Did you mean "CONFIDENTIAL"?',
      ],
    ],
    [
      'a value of another type',
      'type Query {\n  a: Int @contract(owner: 3)\n}',
      [
        '2:27 Query.a Invalid value for "@contract(owner:)" of type "String" in application of "@contract" to "Query.a". It is 3.',
      ],
    ],
    [
      'a directive in a wrong place',
      'enum E {\n  A @data(class: PUBLIC)\n}\ntype Query { a: E }',
      ['2:5 E.A Directive "@data" may not be used on ENUM_VALUE.'],
    ],
    [
      'a directive twice',
      'type Query {\n  a: Int @data(class: PUBLIC) @data(class: PUBLIC)\n}',
      ['2:31 Query.a The directive "@data" can only be used once at this location.'],
    ],
    [
      'a field twice',
      'type Query {\n  a: Int\n  "Again." a: Int\n}',
      ['3:12 Query.a Field a already exists on Query'],
    ],
    [
      'a type twice',
      'type Query { a: T }\ntype T { a: Int }\ntype T { a: Int }',
      ['3:6 T There can be only one type named "T"'],
    ],
  ];
  test.each(cases)('%s', (_what, types, expected) => {
    // In which order the composer walks through a contract does not matter.
    const found = placesIn(types).toSorted();
    expect(found).toEqual(expected.toSorted().map((text) => expect.stringContaining(text)));
  });

  test('an argument of the default that does not exist', () => {
    const text = contractText('billing', 'type Query { a: Int }').replace('(owner:', '(ownr:');
    expect(findingsOf({ billing: text })).toMatchObject([
      { line: 5, column: 13, message: expect.stringContaining('Did you mean "owner"?') },
    ]);
  });
});

describe('contexts that are at odds over a type: every place, first the one that is not its home', () => {
  const accounts = contractText(
    'identity',
    `type Query { organizations: [Organization!]! }
type Organization @key(fields: "id") @contract(owner: "identity") {
  "Its id."
  id: ID!
  name: String
}`,
  );
  const atHome = (line: number) => ({
    subgraph: 'accounts',
    owner: 'identity',
    file: 'accounts.graphql',
    line: FIRST_LINE_OF_TYPES + line - 1,
    column: 3,
  });
  const sharing = (types: string) =>
    findingsOf({ accounts, billing: contractText('billing', types) });

  test('a forgotten @key: a hint that repeats it', () => {
    expect(sharing('type Organization {\n  id: ID!\n  debt: Int\n}')).toMatchObject([
      {
        code: 'INVALID_FIELD_SHARING',
        coordinate: 'Organization.id',
        subgraph: 'billing',
        owner: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES + 1,
        message: expect.stringContaining('repeat @key(fields: "id") on Organization in billing;'),
        otherPlaces: [{ coordinate: 'Organization.id', ...atHome(4) }],
      },
    ]);
  });

  test('a forgotten @key is not laid at the door of a third that has it', () => {
    const types = 'type Organization @key(fields: "id") { id: ID! a: Int }';
    const findings = findingsOf({
      accounts,
      billing: contractText('billing', types),
      workflows: contractText('workflows', 'type Organization { id: ID! b: Int }'),
    });
    expect(findings).toMatchObject([
      { subgraph: 'workflows', otherPlaces: [{ subgraph: 'billing' }, { subgraph: 'accounts' }] },
    ]);
    expect(findings[0]?.message).toContain(
      'repeat @key(fields: "id") on Organization in workflows',
    );
  });

  test('a field that the home has already', () => {
    const types = 'type Organization @key(fields: "id") {\n  id: ID!\n  name: String\n}';
    expect(sharing(types)).toMatchObject([
      {
        coordinate: 'Organization.name',
        subgraph: 'billing',
        line: FIRST_LINE_OF_TYPES + 2,
        message: expect.stringContaining(
          'Organization is at home in accounts: take the field out of billing, or move it with @override(from: "accounts").',
        ),
        otherPlaces: [atHome(5)],
      },
    ]);
  });

  test('another type of that name', () => {
    const left = contractText('left', 'type Query { a: Note }\ntype Note { text: String }');
    const right = contractText('right', 'type Note {\n  text: String\n}');
    expect(findingsOf({ left, right })).toMatchObject([
      {
        subgraph: 'left',
        message: expect.stringContaining('If Note is the same thing in all of them'),
        otherPlaces: [{ subgraph: 'right', line: FIRST_LINE_OF_TYPES + 1, column: 3 }],
      },
    ]);
  });

  test('a root field of that name', () => {
    const types = 'type Query {\n  organizations: [Int]\n}';
    expect(sharing(types)[0]).toMatchObject({ code: 'FIELD_TYPE_MISMATCH' });
    const left = contractText('left', 'type Query { a: Int }');
    expect(findingsOf({ left, right: left })[0]?.message).toContain(
      'Give the field another name in one of them.',
    );
  });

  test('a field without an annotation that others have: the side with none is named', () => {
    const money = (annotation: string) => `type Money @shareable { amount: Int! ${annotation} }`;
    const findings = findingsOf({
      left: contractText('left', `type Query { a: Money }\n${money('@data(class: PUBLIC)')}`),
      middle: contractText('left', money('@data(class: INTERNAL)')),
      right: contractText('left', money('')),
    });
    const [conflict] = findings;
    expect(conflict).toMatchObject({ code: 'CONTRACT_CONFLICT', coordinate: 'Money.amount' });
    expect(conflict?.message).toContain(
      'found arguments {class: "INTERNAL"} in subgraph "middle" and no annotation in subgraph "right".',
    );
    expect(conflict?.otherPlaces?.map(({ subgraph }) => subgraph)).toEqual(['middle', 'right']);
  });
});
