import { describe, expect, test } from '@jest/globals';
import { readContract } from '@demarc/supergraph/contract';

const origin = { path: 'billing/schema.graphql', subgraph: 'billing' };
const read = (text: string | Uint8Array) =>
  readContract(typeof text === 'string' ? Buffer.from(text) : text, origin);

describe('readContract', () => {
  test('gives a document whose nodes know their place', () => {
    const result = read('type Query {\n  total: Int\n}');
    expect(result.ok && result.document.loc?.source.name).toBe('billing/schema.graphql');
  });

  test('accepts a byte order mark', () => {
    expect(read('\uFEFFtype Query { a: Int }').ok).toBe(true);
  });

  test('SYNTAX_ERROR with line, column and the lines around', () => {
    expect(read('type Query {\n  total: Int!!\n}\n')).toEqual({
      ok: false,
      findings: [
        {
          code: 'SYNTAX_ERROR',
          severity: 'ERROR',
          subgraph: 'billing',
          file: 'billing/schema.graphql',
          line: 2,
          column: 14,
          message: 'Expected Name, found "!".',
          frame: [
            '   1 | type Query {',
            ' > 2 |   total: Int!!',
            '     |              ^',
            '   3 | }',
            '   4 |',
          ].join('\n'),
        },
      ],
    });
  });

  test('SYNTAX_ERROR for what parses and is nested deeper than others can read', () => {
    const nested = (levels: number) =>
      read(`type Query {\n  a(b: J = ${'['.repeat(levels)}${']'.repeat(levels)}): Int\n}`);
    // The type and the arguments are the first two.
    expect(nested(98).ok).toBe(true);
    for (const levels of [99, 900]) {
      expect(nested(levels)).toMatchObject({
        ok: false,
        findings: [
          {
            code: 'SYNTAX_ERROR',
            line: 2,
            column: 110,
            message: 'The contract nests more than 100 levels deep here.',
          },
        ],
      });
    }
    expect(read(`# ${'['.repeat(500)}\ntype Query { "${'{'.repeat(500)}" a: Int }`).ok).toBe(true);
  });

  const refusals: [code: string, what: string, bytes: string | Uint8Array, message: RegExp][] = [
    ['ENCODING_ERROR', 'Latin-1', Uint8Array.of(0x22, 0xe9, 0x22), /not UTF-8/],
    ['CONTRACT_EMPTY', 'nothing', '', /defines nothing/],
    ['CONTRACT_EMPTY', 'comments alone', '# later\n , \n', /defines nothing/],
    ['CONTRACT_TOO_LARGE', '5 MiB', new Uint8Array(5 * 1024 * 1024), /5\.0 MiB; 4 MiB are allowed/],
    [
      'SYNTAX_ERROR',
      'a type nested without end',
      `type Query { a: ${'['.repeat(500_000)}Int }`,
      /nests too deeply/,
    ],
  ];
  test.each(refusals)('%s for %s', (code, _what, bytes, message) => {
    expect(read(bytes)).toMatchObject({
      ok: false,
      findings: [{ code, file: origin.path, message: expect.stringMatching(message) }],
    });
  });
});
