import { expect, test } from '@jest/globals';
import { headOf, graphOf, judgeContract, judgeGraphs } from '../../kit/contract-differences.ts';

test('one finding a coordinate, whatever changes there, with whom to ask and how', () => {
  const before = `type Invoice {
    "What is asked for." total: Int @contract(source: "a", rules: ["unique"]) @data(class: PERSONAL, purpose: "x", retention: "P1Y")
    "Who pays." payer: String @contract(owner: "payments")
  }`;
  const after = `type Invoice {
    "What is owed." total: Int @contract(source: "b") @data(class: PERSONAL, purpose: "x", retention: "P2Y")
    "Who has to pay." payer: String @contract(owner: "payments")
  }`;
  const { changes, findings } = judgeContract(before, after);
  expect(changes.every(({ allowed }) => allowed)).toBe(true);
  expect(findings).toEqual([
    {
      code: 'APPROVAL_NEEDED',
      severity: 'WARNING',
      coordinate: 'Invoice.total',
      message:
        'The meaning of Invoice.total changes from "What is asked for." to "What is owed.". The source of Invoice.total changes from "a" to "b". Invoice.total loses the rules "unique". The retention of Invoice.total changes from P1Y to P2Y. Ask billing (#billing) to approve it.',
      owner: 'billing',
      subgraph: 'billing',
      file: 'billing.graphql',
      line: 6,
      column: 21,
      frame: expect.stringContaining('"What is owed." total'),
    },
    expect.objectContaining({
      coordinate: 'Invoice.payer',
      owner: 'payments',
      message:
        'The meaning of Invoice.payer changes from "Who pays." to "Who has to pay.". Ask payments (#payments) to approve it.',
    }),
  ]);
});

test('safe changes need nobody', () => {
  const before = 'type A { b: Int @contract(compat: BACKWARD) }';
  const after =
    'type A { "New." b: Int @contract(compat: FULL, source: "a") @data(class: INTERNAL) @lifecycle(stage: DEPRECATED, since: "2026-11-27", retireOn: "2027-03-01") }';
  const { changes, findings } = judgeContract(before, after);
  expect(changes).toHaveLength(5);
  expect(findings).toEqual([]);
});

test('what is forbidden is not to be approved', () => {
  const field = (text: string) => `type A { "${text}." b: Int @contract(compat: FULL) }`;
  const { findings } = judgeContract(field('One'), field('Two'));
  expect(findings.map(({ code }) => code)).toEqual(['COMPAT_VIOLATION']);
});

test('an experiment may change in any way, but not its promise without its owner', () => {
  const type = (keys: string) =>
    `type A ${keys} @contract(owner: "billing", compat: NONE) @lifecycle(stage: EXPERIMENTAL, since: "2026-01-01") { id: ID! b: Int }`;
  const { changes, findings } = judgeContract(type('@key(fields: "id")'), type(''));
  expect(changes).toMatchObject([{ kind: 'KEY_REMOVED', severity: 'BREAKING', allowed: true }]);
  expect(findings).toMatchObject([{ code: 'APPROVAL_NEEDED', coordinate: 'A' }]);
});

test('two contracts that change one shared field are one question, to all of its owners', () => {
  const money = (owner: string, text: string) =>
    `type Money @shareable { "${text}." amount: Int @contract(owner: "${owner}") }`;
  const graph = (text: string) =>
    graphOf({ accounts: money('growth', text), billing: money('payments', text) });
  const { findings } = judgeGraphs(graph('One'), graph('Two'));
  expect(findings).toMatchObject([
    {
      code: 'APPROVAL_NEEDED',
      coordinate: 'Money.amount',
      owner: 'growth',
      message:
        'The meaning of Money.amount changes from "One." to "Two.". Ask growth (#growth) and payments (#payments) to approve it.',
      otherPlaces: [{ subgraph: 'billing', owner: 'payments', file: 'billing.graphql', line: 5 }],
    },
  ]);
  expect(findings).toHaveLength(1);
});

test('a team that owners.yaml does not know is named as it is written', () => {
  const [before, after] = ['One', 'Two'].map(
    (text) => `${headOf('strangers')} type A { "${text}." b: Int }`,
  );
  const { findings } = judgeContract(before ?? '', after ?? '');
  expect(findings[0]?.message).toMatch(/Ask strangers to approve it\.$/);
});
