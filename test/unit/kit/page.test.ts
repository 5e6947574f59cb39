import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePage } from '@demarc/kit';
import { encodeCursor } from '../../../subgraphs/kit/page.ts';

const MAX_BIGINT = 9_223_372_036_854_775_807n;
const base64 = (text: string): string => Buffer.from(text).toString('base64url');

/** The code and the message of the refusal. */
function refusalOf(first: number, after?: string | null): unknown {
  try {
    parsePage({ first, ...(after === undefined ? {} : { after }) });
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: { code: string } };
    return [extensions.code, message];
  }
  return 'accepted';
}

describe('a page', () => {
  test.each([0, 1, 20, 100])('of %i from the beginning', (first) => {
    expect(parsePage({ first })).toEqual({ size: first, after: undefined });
    expect(parsePage({ first, after: null })).toEqual({ size: first, after: undefined });
  });

  test.each([-1, 101, 2_147_483_647, -2_147_483_648])('of %i is refused', (first) => {
    expect(refusalOf(first)).toEqual([
      'PAGE_SIZE_INVALID',
      `\`first\` is ${first}; a page has 0 to 100 items. Ask for a shorter page and go on with \`after\`.`,
    ]);
  });
});

describe('a cursor', () => {
  test('brings back its key, whatever its size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_BIGINT }), (key) => {
        expect(parsePage({ first: 1, after: encodeCursor(key) }).after).toBe(key);
      }),
    );
  });

  test('is opaque: letters that need no escaping in a URL', () => {
    expect(encodeCursor(MAX_BIGINT)).toMatch(/^[\w-]+$/);
  });

  const forged = [
    { what: 'nothing', after: '' },
    { what: 'a bare number', after: '7' },
    { what: 'an encoded number', after: base64('7') },
    { what: 'no digits', after: base64('after:') },
    { what: 'a negative key', after: base64('after:-1') },
    { what: 'a key with a point', after: base64('after:1.5') },
    { what: 'more after the key', after: base64('after:1 or true') },
    { what: 'a line after the key', after: base64('after:1\n') },
    { what: 'more before the key', after: base64('then after:1') },
    { what: 'digits of another script', after: base64('after:١') },
    { what: 'a key over the largest', after: base64(`after:${MAX_BIGINT + 1n}`) },
    { what: 'a key of a thousand digits', after: base64(`after:${'9'.repeat(1000)}`) },
    { what: 'no text at all', after: '\u0000' },
  ];
  test.each(forged)('of $what is refused', ({ after }) => {
    expect(refusalOf(1, after)).toEqual([
      'CURSOR_INVALID',
      '`after` is not a cursor of this graph. Hand back `pageInfo.endCursor` of the page before, unchanged.',
    ]);
  });

  test('of any text is a key or refused, and never anything else', () => {
    fc.assert(
      fc.property(fc.string(), (after) => {
        expect(['accepted', 'CURSOR_INVALID']).toContain([refusalOf(1, after)].flat()[0]);
      }),
    );
  });
});
