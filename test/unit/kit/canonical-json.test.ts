import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Json } from '@demarc/kit';

/** JSON as it can be sent: no half characters, and names that look like numbers or like anything. */
const text = fc.string({ unit: 'grapheme' });
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.integer().map(String)), tie('value'), { maxKeys: 5 }),
  ),
})).value;

/** The same value with the members of each object the other way round. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  return Object.fromEntries(entries.reverse().map(([name, item]) => [name, reversed(item)]));
}

describe('canonical JSON', () => {
  test('is JSON of the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('does not depend on the order of members', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('is another text for another value', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const [a, b] = [one, other].map((value) => JSON.stringify(reversed(reversed(value))));
        expect(canonicalJson(one) === canonicalJson(other)).toBe(
          canonicalJson(JSON.parse(a as string) as Json) ===
            canonicalJson(JSON.parse(b as string) as Json),
        );
        if (canonicalJson(one) === canonicalJson(other)) {
          expect(JSON.parse(a as string)).toEqual(JSON.parse(b as string));
        }
      }),
    );
  });

  // https://www.rfc-editor.org/rfc/rfc8785#section-3.2.3 and appendix B
  test.each<[string, Json, string]>([
    [
      'members by UTF-16 code units',
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [
      'numbers as ECMAScript writes them',
      [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0],
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    ],
    ['the shortest escapes', '\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
  ])('%s', (_what, value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });
});
