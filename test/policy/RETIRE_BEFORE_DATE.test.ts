import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'RETIRE_BEFORE_DATE';
const today = '2026-11-27';
const going = (retireOn: string, stage = 'DEPRECATED') =>
  `@lifecycle(stage: ${stage}, since: "2026-01-01", retireOn: "${retireOn}", note: "none: why")`;
const thing = (old: string) =>
  contractText('billing', `"A." type Thing {\n  ${old} "C." other: Int\n}`);
const old = (directives: string) =>
  thing(`"B." old: Int @contract(owner: "payments") ${directives}`);
const find = (now: string, ...before: readonly string[]) =>
  policyFindings(now, { code, today, before });

test('what is retired before the day that was announced', () => {
  expect(find(old(going('2027-03-01', 'RETIRED')), old(going('2027-03-01')))).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.old',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 64,
      message:
        'Thing.old is RETIRED, but clients were told that they have it until 2027-03-01. Leave it DEPRECATED until then.',
    },
  ]);
});

test('what is removed before it, at the type that it is gone from, for its own owner', () => {
  expect(find(thing(''), old(going('2026-11-28')))).toMatchObject([
    {
      coordinate: 'Thing.old',
      owner: 'payments',
      file: 'billing.graphql',
      line: FIRST_LINE_OF_TYPES,
      column: 11,
      message:
        'Thing.old is gone, but clients were told that they have it until 2026-11-28. Put it back, DEPRECATED, until then.',
    },
  ]);
});

test.each([today, '2026-11-26', 'soon'])('on %s it may go', (retireOn) => {
  expect(find(old(going(retireOn, 'RETIRED')), old(going(retireOn)))).toEqual([]);
  expect(find(thing(''), old(going(retireOn)))).toEqual([]);
});

test('a new date does not shorten the one that was announced', () => {
  expect(find(old(going('2026-11-01', 'RETIRED')), old(going('2027-03-01')))).toHaveLength(1);
});

test('every version that is still served holds, and what breaks with several is told once', () => {
  const found = find(
    thing(''),
    old(going('2026-11-01')),
    old(going('2027-03-01')),
    old(going('2027-06-01')),
  );
  expect(found.map(({ message }) => message.slice(-48))).toEqual([
    'until 2027-03-01. Put it back, DEPRECATED, until then.'.slice(-48),
  ]);
});

describe('a type that is gone is what is named', () => {
  const rest = '"Z." type Other { "C." other: Int }';
  const before = contractText(
    'billing',
    `"A." type Thing @contract(owner: "payments") { "B." old: Int ${going('2027-03-01')} "B." older: Int ${going('2027-03-01')} }\n${rest}`,
  );

  test('once, for its fields', () => {
    const found = find(contractText('billing', rest), before);
    expect(found).toMatchObject([
      {
        coordinate: 'Thing',
        owner: 'payments',
        file: 'billing.graphql',
        line: 1,
        message:
          'Thing is gone and took Thing.old along, but clients were told that they have it until 2027-03-01. Put it back until then.',
      },
    ]);
    expect(found).toHaveLength(1);
  });

  test('for itself', () => {
    const type = contractText(
      'billing',
      `"A." type Thing ${going('2027-03-01')} { "B." old: Int }\n${rest}`,
    );
    expect(find(contractText('billing', rest), type)).toMatchObject([
      { coordinate: 'Thing', message: expect.stringMatching(/^Thing is gone, but clients/) },
    ]);
  });
});

test('arguments, enum values and input fields', () => {
  const before = (of: string, so: string, from: string) =>
    contractText(
      'billing',
      `type Query { "B." it(${of} "D." more: Int): Int } "F." enum Way { ${so} "G." NO } "H." input Filter { ${from} "I." to: Int }`,
    );
  const found = find(
    before('', '', ''),
    before(
      `"C." of: Int ${going('2027-03-01')}`,
      `"G." SO ${going('2027-03-01')}`,
      `"I." from: Int ${going('2027-03-01')}`,
    ),
  );
  expect(found.map(({ coordinate, line, column }) => [coordinate, line, column])).toEqual([
    ['Query.it(of:)', FIRST_LINE_OF_TYPES, 19],
    ['Way.SO', FIRST_LINE_OF_TYPES, expect.any(Number)],
    ['Filter.from', FIRST_LINE_OF_TYPES, expect.any(Number)],
  ]);
});

test('not what stays, is taken back, or was never deprecated', () => {
  expect(find(old(going('2027-03-01')), old(going('2027-03-01')))).toEqual([]);
  expect(find(old(''), old(going('2027-03-01')))).toEqual([]);
  expect(find(thing(''), old(''))).toEqual([]);
  expect(find(thing(''), old(going('2027-03-01', 'RETIRED')))).toEqual([]);
});

test('not what another context has now', () => {
  const others = { accounts: contractText('accounts', '"A." type Thing { "B." old: Int }') };
  const before = [old(going('2027-03-01'))];
  expect(policyFindings(thing(''), { code, today, before, others })).toEqual([]);
});
