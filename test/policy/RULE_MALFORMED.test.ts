import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'RULE_MALFORMED';
const find = (rules: string) =>
  policyFindings(contractText('billing', `type Query {\n  a: Int @contract(rules: ${rules})\n}`), {
    code,
  });

test('an entry that is not of the language, at its place', () => {
  expect(find('["unique", "range:0-100"]')).toEqual([
    {
      code,
      severity: 'WARNING',
      coordinate: 'Query.a',
      message:
        'The rule `range:0-100` of Query.a validates nothing: it takes two numbers with two dots between them, as in range:0..100.',
      owner: 'billing',
      subgraph: 'billing',
      file: 'billing.graphql',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 38,
      frame: expect.any(String),
    },
  ]);
});

const all =
  'There are: range:0..100, length:1..64, items:1..100, pattern:^org_, unique, freshness:PT5M.';
describe('what is wrong with it:', () => {
  test.each([
    ['rang:0..1', `there is no such rule. Did you mean \`range\`? ${all}`],
    ['range 0..1', `there is no such rule. ${all}`],
    ['Unique', `there is no such rule. Did you mean \`unique\`? ${all}`],
    ['toString:x', `there is no such rule. ${all}`],
    ['', `there is no such rule. ${all}`],
    ['range', 'it takes two numbers with two dots between them, as in range:0..100.'],
    ['range: 0..1', 'it takes two numbers with two dots between them, as in range:0..100.'],
    ['range:0..', 'it takes two numbers with two dots between them, as in range:0..100.'],
    ['range:0...1', 'it takes two numbers with two dots between them, as in range:0..100.'],
    [
      'range:100..0',
      'nothing lies between the two numbers: the smaller comes first, as in range:0..100.',
    ],
    ['length:1.5..2', 'it takes two whole numbers with two dots between them, as in length:1..64.'],
    ['length:-1..2', 'it takes two whole numbers with two dots between them, as in length:1..64.'],
    [
      'length:9..1',
      'nothing lies between the two numbers: the smaller comes first, as in length:1..64.',
    ],
    ['items:1', 'it takes two whole numbers with two dots between them, as in items:1..100.'],
    ['pattern:', 'it takes a regular expression, as in pattern:^org_.'],
    [
      'pattern:^[a-z',
      'the regular expression is none (Unterminated character class), as in pattern:^org_.',
    ],
    [
      'pattern:^x{2',
      'the regular expression is none (Incomplete quantifier), as in pattern:^org_.',
    ],
    ['unique:', 'it takes no value, as in unique.'],
    ['unique:true', 'it takes no value, as in unique.'],
    ['freshness:5M', 'it takes an ISO 8601 duration, as in freshness:PT5M.'],
    ['freshness', 'it takes an ISO 8601 duration, as in freshness:PT5M.'],
  ])('%s', (entry, flaw) => {
    expect(find(`["${entry}"]`).map(({ message }) => message)).toEqual([
      `The rule \`${entry}\` of Query.a validates nothing: ${flaw}`,
    ]);
  });
});

test('wherever @contract stands, in a list or alone', () => {
  const text = contractText(
    'billing',
    `type Query @contract(rules: "uniq") { a(x: Int @contract(rules: ["uniq"])): Int }
extend type Query @contract(rules: """uniq""") { b: Int }
input Filter { since: Int @contract(rules: ["uniq", "uniq"]) } enum Side { D @contract(rules: ["uniq"]) }`,
  ).replace('owner: "billing")', 'owner: "billing", rules: ["uniq"])');
  expect(policyFindings(text, { code }).map(({ coordinate }) => coordinate)).toEqual([
    undefined,
    'Query',
    'Query',
    'Query.a(x:)',
    'Filter.since',
    'Filter.since',
    'Side.D',
  ]);
});

test.each([
  '["range:0..100", "range:-1.5..2.25", "range:7..7"]',
  '["length:0..64"]',
  '["items:1..1000"]',
  '["pattern:^[a-z]{2}$", "pattern:a:b", "pattern:^\\\\p{L}+$"]',
  '["unique"]',
  '"unique"',
  '["freshness:PT5M", "freshness:P1DT12H"]',
  '[]',
  '5',
  '[5, null, [x]]',
])('not found: %s', (rules) => {
  expect(find(rules)).toEqual([]);
});
