import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'RETENTION_MALFORMED';
const find = (types: string) => policyFindings(contractText('billing', types), { code });
const kept = (retention: string) =>
  find(
    `"A." type Thing { "B." a: Int @data(class: INTERNAL, retention: ${JSON.stringify(retention)}) }`,
  );

test('a retention that is no duration, where it is written', () => {
  expect(
    find(`"A." type Thing {
  "B." a: Int @contract(owner: "payments") @data(class: PERSONAL, retention: "2 years")
}`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.a',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 78,
      message:
        '"2 years", the retention of Thing.a, is no duration. Write it as ISO 8601 does, such as "P2Y" or "P30D"; ' +
        'from an event on, such as "event:organization_closed+P7Y".',
    },
  ]);
});

test.each([
  'P2Y',
  'P30D',
  'P1Y6M',
  'P2W',
  'PT0S',
  'PT12H',
  'event:user_erased+P30D',
  'event:org.closed+P7Y',
  'event:userErased+PT1H',
  ' P2Y ',
])('%j', (retention) => {
  expect(kept(retention)).toEqual([]);
});

test.each([
  'P',
  '2Y',
  'P2',
  'p2y',
  'forever',
  'event:+P30D',
  'event:user erased+P30D',
  'event:user_erased',
  'event:user_erased-P30D',
  'user_erased+P30D',
  'event:user_erased+',
  'P30D+event:user_erased',
])('not %j', (retention) => {
  expect(kept(retention)).toHaveLength(1);
});

test('where none is written there is none to read, and a type is read once', () => {
  expect(kept('')).toEqual([]);
  expect(
    find(
      '"A." type Thing @data(class: INTERNAL, retention: "soon") { "B." a: Int "B." b: Int }',
    ).map(({ coordinate }) => coordinate),
  ).toEqual(['Thing']);
});
