import { expect, test } from '@jest/globals';
import { graphOf, headOf, judgeContract, judgeGraphs } from '../../kit/contract-differences.ts';

const judge = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  judgeGraphs(graphOf(before), graphOf(after)).findings;

test('within one contract: both owners are named, with their places', () => {
  const before = 'type A { "One." b: Int @contract(owner: "payments") }';
  const after = 'type A { "Two." b: Int @contract(owner: "growth") }';
  expect(judgeContract(before, after).findings).toMatchObject([
    {
      code: 'OWNERSHIP_TRANSFER',
      severity: 'WARNING',
      coordinate: 'A.b',
      owner: 'payments',
      message:
        'The owner of A.b changes from payments to growth. The meaning of A.b changes from "One." to "Two.". It changes hands from payments (#payments) to growth (#growth): both have to agree to this very change.',
      otherPlaces: [
        {
          subgraph: 'billing',
          coordinate: 'A.b',
          owner: 'growth',
          file: 'billing.graphql',
          line: 5,
        },
      ],
    },
  ]);
});

const entity = 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! %s }';
const guest = 'type A @key(fields: "id") { id: ID! %s }';
const say = (text: string, field = '') => text.replace('%s', field);

test('by @override', () => {
  const accounts = say(entity, 'b: Int');
  const before = { accounts, billing: say(guest) };
  const after = { accounts, billing: say(guest, 'b: Int @override(from: "accounts")') };
  expect(judge(before, after)).toMatchObject([
    {
      code: 'OWNERSHIP_TRANSFER',
      coordinate: 'A.b',
      owner: 'accounts',
      subgraph: 'billing',
      file: 'billing.graphql',
      message:
        'billing takes A.b over from accounts. It changes hands from accounts (#accounts) to billing (#billing): both have to agree to this very change.',
      otherPlaces: [{ subgraph: 'billing', owner: 'billing' }],
    },
  ]);
});

test('by leaving one contract and appearing in another; what it then promises less is told too', () => {
  const before = {
    accounts: say(entity, 'b: Int @data(class: SECRET)'),
    billing: say(guest),
  };
  const after = { accounts: say(entity), billing: say(guest, '"New." b: Int') };
  const { changes, findings } = judgeGraphs(graphOf(before), graphOf(after));
  expect(changes).toMatchObject([
    { kind: 'RESOLVER_MOVED', owner: 'accounts', subgraph: 'billing', allowed: true },
    { kind: 'MEANING_ADDED', allowed: true },
    { kind: 'DATA_CLASS_LOWERED', allowed: false },
  ]);
  expect(findings).toMatchObject([
    { code: 'COMPAT_VIOLATION', coordinate: 'A.b', owner: 'accounts' },
    { code: 'OWNERSHIP_TRANSFER', coordinate: 'A.b', owner: 'accounts' },
  ]);
});

test('whoever takes over is held to the level that counted until then', () => {
  const accounts = say(entity, 'b: Int @contract(compat: FULL)');
  const before = { accounts, billing: say(guest) };
  const after = { accounts, billing: say(guest, 'b: Int @override(from: "accounts")') };
  expect(judge(before, after).map(({ code }) => code)).toEqual([
    'COMPAT_VIOLATION',
    'APPROVAL_NEEDED',
  ]);
});

test('also where it had the field itself, kept less strictly', () => {
  const field = (more: string) => `type A { b: Int @shareable ${more} }`;
  const accounts = field('@contract(compat: FULL)');
  const before = { accounts, billing: field('') };
  const after = { accounts, billing: field('@override(from: "accounts")') };
  expect(judge(before, after)).toMatchObject([
    { code: 'COMPAT_VIOLATION', coordinate: 'A.b', owner: 'accounts' },
    { code: 'APPROVAL_NEEDED', coordinate: 'A.b', owner: 'accounts' },
  ]);
});

test('the same team in two contexts approves; it hands nothing over', () => {
  const before = { accounts: say(entity, 'b: Int'), billing: say(guest) };
  const after = {
    accounts: say(entity),
    billing: say(guest, 'b: Int @contract(owner: "accounts")'),
  };
  expect(judge(before, after)).toMatchObject([
    { code: 'APPROVAL_NEEDED', coordinate: 'A.b', owner: 'accounts' },
  ]);
});

test('an entity whose home moves is one transfer, though both contracts change', () => {
  const before = { accounts: say(entity), billing: say(guest) };
  const after = {
    accounts: say(guest),
    billing: say(entity).replace('owner: "accounts"', 'owner: "payments"'),
  };
  expect(judge(before, after)).toMatchObject([
    {
      code: 'OWNERSHIP_TRANSFER',
      coordinate: 'A',
      message:
        'accounts is no longer the home of A, which accounts owned. billing makes itself the home of A, owned by payments. It changes hands from accounts (#accounts) to payments (#payments): both have to agree to this very change.',
    },
  ]);
});

test('a part of a moved type that had an owner of its own is a transfer of its own', () => {
  const type = (owner: string) => `type A { b: Int c: Int @contract(owner: "${owner}") }`;
  const before = {
    accounts: `type Query { x: Int } ${type('growth')}`,
    billing: 'type Query { y: Int }',
  };
  const after = {
    accounts: 'type Query { x: Int }',
    billing: `type Query { y: Int } ${type('payments')}`,
  };
  expect(judge(before, after)).toMatchObject([
    { code: 'OWNERSHIP_TRANSFER', coordinate: 'A', owner: 'accounts' },
    { code: 'OWNERSHIP_TRANSFER', coordinate: 'A.c', owner: 'growth' },
  ]);
});

test('of the default is told once for all that inherit it, however many', () => {
  const types = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
    .map((name) => `type ${name} { x: Int }`)
    .join(' ');
  const { changes, findings } = judgeContract(headOf('growth') + types, headOf('payments') + types);
  expect(changes).toHaveLength(7);
  expect(findings).toMatchObject([
    {
      code: 'OWNERSHIP_TRANSFER',
      owner: 'growth',
      file: 'billing.graphql',
      line: 4,
      message:
        'The default owner of billing changes from growth (#growth) to payments (#payments), for A, B, C, D, E and 2 more: both have to agree to this very change.',
    },
  ]);
  expect(findings).toHaveLength(1);
});
