import { describe, expect, test } from '@jest/globals';
import { canonicalDigest } from '@demarc/supergraph/contract';
import { parse } from 'graphql';

const digest = (text: string) => canonicalDigest(parse(text));
const text = 'type A @d(x: 1, y: [1, 2]) @e { a(p: Int, q: Int): Int b: Int } enum E { X Y }';

describe('canonicalDigest', () => {
  test('is a sha256', () => {
    expect(digest(text)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('does not see order, white space and comments', () => {
    const other = `# comment
      enum E { Y, X }
      type A @e @d(y: [1, 2], x: 1) { b: Int
        a(q: Int, p: Int): Int }`;
    expect(digest(other)).toBe(digest(text));
  });

  test.each([
    ['a value', text.replace('x: 1', 'x: 2')],
    ['the order of a list', text.replace('[1, 2]', '[2, 1]')],
    ['a type', text.replace('b: Int', 'b: Int!')],
    ['a description', `"A." ${text}`],
  ])('sees %s', (_what, other) => {
    expect(digest(other)).not.toBe(digest(text));
  });
});
