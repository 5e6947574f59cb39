import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { readOperations } from '../../supergraph/usage/read-operations.ts';

const schema = buildSchema(`
  type Query { me: User users(first: Int): [User!] }
  type Mutation { rename(to: String!): User }
  type Subscription { renamed: User }
  type User { id: ID! name: String nameFull: String }
`);

/** Reads files given as texts, or as bytes. */
function read(files: Readonly<Record<string, string | Uint8Array>>, tokensAllowed = 2000) {
  const list = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
  }));
  return readOperations(list, { schema, tokensAllowed });
}

/** `CODE file:line:column sentence` */
function findingsOf(files: Readonly<Record<string, string | Uint8Array>>, tokensAllowed?: number) {
  const result = read(files, tokensAllowed);
  if (result.ok) throw new Error(`It was read: ${JSON.stringify(result.operations)}`);
  return result.findings.map(({ code, severity, file, line, column, message }) => {
    expect(severity).toBe('ERROR');
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    return `${code} ${place} ${message}`;
  });
}

function namesOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const result = read(files);
  if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join('\n'));
  return result.operations.map(({ name, type }) => `${type} ${name}`);
}

const apollo = (operations: unknown, rest: object = {}) =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations, ...rest });

describe('files of GraphQL', () => {
  test('fragments come from any file; an operation keeps those that it needs, in one order', () => {
    const result = read({
      'b.graphql': 'fragment Zed on User { ...Able }\nfragment Unused on User { id }',
      'a.graphql': 'query Me {  me { ...Zed } }   # with a remark',
      'c/d.gql': 'fragment Able on User { name }',
    });
    const body = [
      'query Me {\n  me {\n    ...Zed\n  }\n}',
      'fragment Able on User {\n  name\n}',
      'fragment Zed on User {\n  ...Able\n}',
    ].join('\n\n');
    const id = createHash('sha256').update(body).digest('hex');
    expect(result).toEqual({ ok: true, operations: [{ name: 'Me', type: 'query', id, body }] });
  });

  test('operations of every type, in the order of their names', () => {
    expect(
      namesOf({
        'a.graphql': 'subscription C { renamed { id } } query B { me { id } }',
        'b.graphql': 'mutation A { rename(to: "x") { id } }',
      }),
    ).toEqual(['mutation A', 'query B', 'subscription C']);
  });

  test('line ends, a byte order mark and white space make no other operation', () => {
    const bodies = ['query Q {\n  me {\n    id\n  }\n}', '\uFEFFquery Q\r\n{\r\n me { id } }\r\n'];
    const [plain, marked] = bodies.map((body) => read({ 'q.graphql': body }));
    expect(marked).toEqual(plain);
  });

  test('a file without anything in it holds nothing', () => {
    expect(
      namesOf({ 'a.graphql': '\n# nothing yet\n', 'b.graphql': 'query Q { me { id } }' }),
    ).toEqual(['query Q']);
  });

  test('an operation without a name', () => {
    expect(findingsOf({ 'a.graphql': '\n  { me { id } }' })).toEqual([
      'OPERATION_ANONYMOUS a.graphql:2:3 This query has no name. Give it one: reports, logs and metrics speak of operations by name.',
    ]);
  });

  test('two operations, and two fragments, of one name', () => {
    expect(
      findingsOf({
        'a.graphql': 'query Q { me { ...F } } fragment F on User { id }',
        'b.graphql': 'query P { me { id } }\nquery Q { me { id } }\nfragment F on User { name }',
      }),
    ).toEqual([
      'FRAGMENT_DOUBLED b.graphql:3:1 F is a fragment at a.graphql:1:25 already. Rename one of them.',
      'OPERATION_DOUBLED b.graphql:2:1 Q is an operation at a.graphql:1:1 already. Within one version of a client a name says which operation: rename one of them.',
    ]);
  });

  test('a fragment that no file defines, also in a fragment that is needed, and only there', () => {
    expect(
      findingsOf({
        'a.graphql': 'query Q { me { ...F } } query P { me { ...F } }',
        'f.graphql': 'fragment F on User {\n  ...Lost\n}\nfragment Unused on User { ...Other }',
      }),
    ).toEqual([
      'FRAGMENT_UNKNOWN f.graphql:2:3 The fragment Lost is spread here and defined nowhere. Does the pattern reach its file?',
    ]);
  });

  test('fragments that spread each other', () => {
    expect(
      findingsOf({
        'a.graphql':
          'query Q { me { ...A } }\nfragment A on User { ...B }\nfragment B on User { ...A }',
      }),
    ).toEqual([
      'OPERATION_INVALID a.graphql:2:22 Q does not fit the API of this graph: Cannot spread fragment "A" within itself via "B".',
    ]);
  });

  test('what does not fit the API, at its place, and in a fragment once', () => {
    expect(
      findingsOf({
        'a.graphql':
          'query Q {\n  me { nam }\n  users(last: 3) { ...F }\n}\nquery P { me { ...F } }',
        'f.graphql': 'fragment F on User { gone }',
      }),
    ).toEqual([
      'OPERATION_INVALID a.graphql:2:8 Q does not fit the API of this graph: Cannot query field "nam" on type "User". Did you mean "name"?',
      'OPERATION_INVALID a.graphql:3:9 Q does not fit the API of this graph: Unknown argument "last" on field "Query.users".',
      'OPERATION_INVALID f.graphql:1:22 Q does not fit the API of this graph: Cannot query field "gone" on type "User".',
    ]);
  });

  test('a schema among the operations is told once', () => {
    expect(findingsOf({ 'a.graphql': '"A user." type A { id: ID }\ntype B { id: ID }' })).toEqual([
      'DEFINITION_UNEXPECTED a.graphql:1:1 This defines a type or a directive. Files of operations hold queries, mutations, subscriptions and fragments: leave schemas out of the pattern.',
    ]);
  });

  test('syntax, with a place; program code is told apart', () => {
    expect(
      findingsOf({ 'a.graphql': 'query Q {\n  me { id }', 'b.tsx': "import x from 'y';" }),
    ).toEqual([
      'SYNTAX_ERROR a.graphql:2:12 Expected Name, found <EOF>.',
      'SYNTAX_ERROR b.tsx:1:1 Unexpected Name "import". Operations inside of program code are not read: let your GraphQL client write a manifest of them, and pass that.',
    ]);
  });

  test('invisible characters', () => {
    expect(findingsOf({ 'a.graphql': 'query Q { me { id\u200B } }' })).toEqual([
      'SYNTAX_ERROR a.graphql:1:18 Unexpected character: U+200B.',
    ]);
  });

  test('bytes that are no text, a file without end, selections without end', () => {
    const deep = `query Q ${'{ me '.repeat(20_000)}`;
    expect(
      findingsOf({
        'a.graphql': Uint8Array.of(0xff, 0xfe, 0x71),
        'b.graphql': Buffer.alloc(10 * 1024 * 1024, 'query Q { me { id } } '),
        'c.graphql': deep,
      }),
    ).toEqual([
      'ENCODING_ERROR a.graphql The file is not UTF-8. Save it as UTF-8.',
      'OPERATION_FILE_TOO_LARGE b.graphql The file has 10.0 MiB; 4 MiB are allowed. Divide it, or name the files it was made from.',
      'SYNTAX_ERROR c.graphql:1:1 It nests too deeply to be parsed.',
    ]);
  });

  test('more than the gateway takes, its fragments counted, comments not', () => {
    const files = {
      'a.graphql': 'query Q { me { # one two\n...F } }\nfragment F on User { id }',
    };
    expect(findingsOf(files, 15)).toEqual([
      'OPERATION_TOO_LARGE a.graphql:1:1 Q has 16 tokens with its fragments; the gateway takes 15 (gateway.limits.tokens of demarc.yaml). Split the operation.',
    ]);
    expect(read(files, 16).ok).toBe(true);
  });

  test('no operation at all', () => {
    expect(findingsOf({ 'a.graphql': 'fragment F on User { id }' })).toEqual([
      'OPERATIONS_MISSING  There is no operation in a.graphql. Name the files that hold queries, mutations and subscriptions.',
    ]);
    expect(findingsOf({ 'a.json': apollo([]), 'b.graphql': '' })).toEqual([
      'OPERATIONS_MISSING  There is no operation in the 2 files. Name the files that hold queries, mutations and subscriptions.',
    ]);
  });
});

describe('manifests of persisted operations', () => {
  const me = {
    id: 'x',
    name: 'Me',
    type: 'query',
    body: 'query Me { me { ...F } } fragment F on User { id }',
  };

  test("Apollo's: each body brings its own fragments", () => {
    const other = {
      id: 'y',
      name: 'Rename',
      type: 'mutation',
      body: 'mutation Rename { rename(to: "") { ...F } } fragment F on User { name }',
    };
    expect(namesOf({ 'manifest.json': apollo([me, other], { clientName: 'web' }) })).toEqual([
      'query Me',
      'mutation Rename',
    ]);
  });

  test('a map of hashes to documents, beside files of GraphQL', () => {
    expect(
      namesOf({
        'persisted-documents.json': JSON.stringify({ d1: me.body, d2: 'query Two { me { id } }' }),
        'a.graphql': 'query One { me { id } }',
      }),
    ).toEqual(['query Me', 'query One', 'query Two']);
  });

  test('the place is that of the body, and the sentence says where in it', () => {
    const text = apollo([{ ...me, body: 'query Me {\n  me { nam }\n}' }]).replace(
      '{"id"',
      '\n  {"id"',
    );
    expect(findingsOf({ 'manifest.json': text })).toEqual([
      'OPERATION_INVALID manifest.json:2:47 Me does not fit the API of this graph: Cannot query field "nam" on type "User". Did you mean "name"? Line 2, column 8 of the body of entry 1.',
    ]);
  });

  test.each([
    ['a name of another operation', { ...me, name: 'You' }, 'query You'],
    ['another type', { ...me, type: 'mutation' }, 'mutation Me'],
    ['a second operation', { ...me, body: `${me.body} query B { me { id } }` }, 'query Me'],
  ])('an entry that says %s', (_what, entry, said) => {
    expect(findingsOf({ 'm.json': apollo([me, entry]) })).toEqual([
      expect.stringMatching(
        new RegExp(
          `^PERSISTED_ENTRY_INVALID m\\.json:1:\\d+ The body of entry 2 is not the one ${said} that the entry says\\.$`,
        ),
      ),
    ]);
  });

  test.each([
    ['no body', { id: 'x', name: 'Me', type: 'query' }],
    ['a name that is a number', { ...me, name: 7 }],
    ['nothing', null],
    ['a list', [me]],
  ])('an entry with %s', (_what, entry) => {
    expect(findingsOf({ 'm.json': apollo([entry]) })).toEqual([
      'PERSISTED_ENTRY_INVALID m.json:1:71 Entry 1 of "operations" needs a text each for "name", "type" and "body".',
    ]);
  });

  test.each([
    ['another format', JSON.stringify({ format: 'else', version: 1, operations: [] }), 11],
    [
      'another version',
      JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 2, operations: [] }),
      11,
    ],
    ['operations that are no list', apollo({}), 11],
    ['a list', '[]', 1],
    ['nothing', '{}', 1],
    ['values that are no documents', '{"a": 1}', 1],
  ])('JSON of %s', (_what, text, column) => {
    expect(findingsOf({ 'm.json': text })).toEqual([
      `PERSISTED_MANIFEST_UNKNOWN m.json:1:${column} This JSON is no manifest that is known. It may be Apollo's ("format": "apollo-persisted-query-manifest", "version": 1, "operations": […]), or a map of hashes to documents.`,
    ]);
  });

  test.each([
    [
      'a key that stands twice',
      '{"format": "a",\n "format": "b"}',
      '2:2 This is not JSON: The key "format" stands here for the second time.',
    ],
    ['an end too early', '{"a": "query', '1:7 This is not JSON: This text is not closed.'],
    [
      'an invisible character between',
      '{"a":\u200B"b"}',
      '1:6 This is not JSON: A value is expected here.',
    ],
    [
      'lists without end',
      '['.repeat(100_000),
      '1:66 This is not JSON: Values nest deeper than 64.',
    ],
    [
      'something after its end',
      '{} {}',
      '1:4 This is not JSON: More follows after the end of the value.',
    ],
    [
      'a comma too many',
      '{"a": "b",}',
      '1:11 This is not JSON: A key in double quotes is expected here.',
    ],
    [
      'a line break in a text',
      '{"a": "b\n"}',
      '1:7 This is not JSON: This text holds a character that has to be escaped.',
    ],
  ])('no JSON: %s', (_what, text, expected) => {
    expect(findingsOf({ 'm.json': text })).toEqual([`SYNTAX_ERROR m.json:${expected}`]);
  });

  test('a body that is no GraphQL, or a schema', () => {
    const body = (text: string) => apollo([{ ...me, body: text }]);
    expect(findingsOf({ 'm.json': body('query Me {') })).toEqual([
      'SYNTAX_ERROR m.json:1:115 Expected Name, found <EOF>. Line 1, column 11 of the body of entry 1.',
    ]);
    expect(findingsOf({ 'm.json': JSON.stringify({ h: 'type A { id: ID }' }) })).toEqual([
      'DEFINITION_UNEXPECTED m.json:1:6 This defines a type or a directive. Files of operations hold queries, mutations, subscriptions and fragments: leave schemas out of the pattern. Line 1, column 1 of the body of entry h.',
    ]);
  });
});

test('whatever the bytes are, there are operations or findings, and never a fault', () => {
  const seeds = [
    'query Q { me { ...F } } fragment F on User { id }',
    apollo([{ id: 'x', name: 'Q', type: 'query', body: 'query Q { me { id } }' }]),
    '{"h": "query Q { me { id } }"}',
  ];
  const mangled = fc
    .record({
      seed: fc.constantFrom(...seeds),
      at: fc.nat({ max: 90 }),
      gone: fc.nat({ max: 4 }),
      put: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '{', '}', '[', '\\', ',')),
    })
    .map(({ seed, at, gone, put }) => seed.slice(0, at) + put + seed.slice(at + gone));
  const found = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(mangled, fc.string()), (text) => {
      const result = read({ 'any.json': text, 'any.graphql': text });
      if (!result.ok) for (const { code } of result.findings) found.add(code);
      expect(result.ok || result.findings.length > 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(found.size).toBeGreaterThan(5);
});
