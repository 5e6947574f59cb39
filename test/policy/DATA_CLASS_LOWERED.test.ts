import { describe, expect, test } from '@jest/globals';
import { dataClasses } from '@demarc/supergraph/contract';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'DATA_CLASS_LOWERED';
const find = (now: string, ...before: readonly string[]) =>
  policyFindings(contractText('billing', now), {
    code,
    before: before.map((text) => contractText('billing', text)),
  });
const field = (directives: string) =>
  `"A." type Thing {\n  "B." a: Int @contract(owner: "payments") ${directives}\n}`;

describe('from one class to another', () => {
  const classes = dataClasses.flatMap((from) => dataClasses.map((to) => [from, to] as const));
  test.each(classes)('%s → %s', (from, to) => {
    const isLower = dataClasses.indexOf(to) < dataClasses.indexOf(from);
    const found = find(field(`@data(class: ${to})`), field(`@data(class: ${from})`));
    expect(found).toHaveLength(isLower ? 1 : 0);
  });
});

test('says what was promised, at the class', () => {
  expect(find(field('@data(class: INTERNAL)'), field('@data(class: PERSONAL)'))).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.a',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 57,
      message:
        'Thing.a was PERSONAL and is INTERNAL now; who gave the data gave it as PERSONAL. ' +
        'Write class: PERSONAL again; what is less personal gets a field of its own.',
    },
  ]);
});

test('a class that is not said any more is lower than any', () => {
  expect(find(field(''), field('@data(class: PUBLIC)'))).toMatchObject([
    {
      line: FIRST_LINE_OF_TYPES + 1,
      column: 8,
      message: expect.stringMatching(/^Thing\.a was PUBLIC and says no class of data any more;/),
    },
  ]);
  expect(find(field('@data(class: PUBLIC)'), field(''))).toEqual([]);
});

test('the highest of all versions that are served counts', () => {
  const at = (one: string) => field(`@data(class: ${one})`);
  expect(find(at('INTERNAL'), at('INTERNAL'), at('SENSITIVE'), at('PERSONAL'))[0]?.message).toMatch(
    /^Thing\.a was SENSITIVE and is INTERNAL now/,
  );
});

describe('by inheritance', () => {
  const type = (one: string, fields: string) =>
    `"A." type Thing @data(class: ${one}) { ${fields} }`;

  test('is told once, at the type', () => {
    const fields = '"B." a: Int "B." b: Int';
    expect(find(type('INTERNAL', fields), type('PERSONAL', fields))).toMatchObject([
      { coordinate: 'Thing', column: 30 },
    ]);
  });

  test('at the field that lost its own', () => {
    expect(
      find(type('INTERNAL', '"B." a: Int'), type('INTERNAL', '"B." a: Int @data(class: PERSONAL)')),
    ).toMatchObject([{ coordinate: 'Thing.a' }]);
  });

  test('not of a type whose fields all say their own, or keep what it said', () => {
    const own = '"B." a: Int @data(class: PERSONAL)';
    expect(find(type('INTERNAL', own), type('PERSONAL', own))).toEqual([]);
    expect(find(type('INTERNAL', own), type('PERSONAL', '"B." a: Int'))).toEqual([]);
    expect(find(type('INTERNAL', `${own} "C." new: Int`), type('PERSONAL', own))).toEqual([]);
  });
});

test('arguments and input fields', () => {
  const text = (directive: string) =>
    `type Query { "A." it("B." of: Int ${directive}): Int } "C." input In { "D." a: Int ${directive} }`;
  expect(
    find(text('@data(class: INTERNAL)'), text('@data(class: PERSONAL)')).map(
      (one) => one.coordinate,
    ),
  ).toEqual(['Query.it(of:)', 'In.a']);
});

test('not what is gone or new', () => {
  expect(find('"A." type Thing { "B." b: Int }', field('@data(class: PERSONAL)'))).toEqual([]);
});
