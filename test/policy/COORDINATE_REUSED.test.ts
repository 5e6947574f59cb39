import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'COORDINATE_REUSED';
const RETIRED =
  '@lifecycle(stage: RETIRED, since: "2026-01-01", retireOn: "2026-01-01", note: "none: why")';
const thing = (old: string) =>
  contractText('billing', `"A." type Thing {\n  ${old}\n  "C." other: Int\n}`);
const empty = thing('');
const find = (now: string, ...before: readonly string[]) => policyFindings(now, { code, before });

test('a retired name that is there again', () => {
  expect(find(thing('"B." old: Int'), thing(`"B." old: Int ${RETIRED}`))).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.old',
      owner: 'billing',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 8,
      message:
        'Thing.old was RETIRED and is there again. Whoever still asks for it means what it was: give what is new a name of its own.',
    },
  ]);
});

test('also where it was gone in between, and told once however many versions remember', () => {
  const retired = thing(`"B." old: Int ${RETIRED}`);
  expect(find(thing('"B." old: Int'), empty, retired, retired)).toHaveLength(1);
});

describe('a retired name that stays retired', () => {
  const was = thing(`"What it was." old: Int ${RETIRED}`);

  test('with another type', () => {
    expect(find(thing(`"What it was." old: [Int] ${RETIRED}`), was)[0]?.message).toBe(
      'Thing.old was RETIRED as Int and is now [Int]. Leave it as it was, and give what is new a name of its own.',
    );
  });

  test('with another meaning', () => {
    expect(find(thing(`"Something else." old: Int ${RETIRED}`), was)[0]?.message).toBe(
      'Thing.old was RETIRED with the meaning "What it was." and now says something else. ' +
        'Leave it as it was, and give what is new a name of its own.',
    );
  });

  test('not where only case, white space and punctuation differ, or what may be null', () => {
    expect(find(thing(`"what it  was" old: Int! ${RETIRED}`), was)).toEqual([]);
  });

  test('as another kind of type', () => {
    const type = (text: string) =>
      contractText('billing', `${text} "B." type Other { "C." c: Int }`);
    expect(
      find(type(`"A." scalar Old ${RETIRED}`), type(`"A." enum Old ${RETIRED} { "B." SO }`))[0]
        ?.message,
    ).toMatch(/^Old was RETIRED as an enum and is now a scalar\./);
  });
});

test('arguments, input fields and enum values', () => {
  const text = (directive: string) =>
    contractText(
      'billing',
      `type Query { "B." it("C." of: Int ${directive}): Int } "F." enum Way { "G." SO ${directive} } "H." input Filter { "I." from: Int ${directive} }`,
    );
  expect(find(text(''), text(RETIRED)).map(({ coordinate }) => coordinate)).toEqual([
    'Query.it(of:)',
    'Way.SO',
    'Filter.from',
  ]);
});

test('not what is gone, and not what was only deprecated', () => {
  expect(find(empty, thing(`"B." old: Int ${RETIRED}`))).toEqual([]);
  expect(
    find(
      thing('"B." old: [Int]'),
      thing(`"X." old: Int ${RETIRED.replace('RETIRED', 'DEPRECATED')}`),
    ),
  ).toEqual([]);
});
