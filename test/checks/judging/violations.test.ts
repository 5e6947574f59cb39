import { describe, expect, test } from '@jest/globals';
import type { ChangeSeverity } from '../../../supergraph/changes/change-kind.ts';
import type { ChangeKind } from '../../../supergraph/changes/change-kinds.ts';
import {
  apiDifference,
  graphOf,
  judgeContract,
  judgeGraphs,
} from '../../kit/contract-differences.ts';

/** The messages of the violations for one breaking difference, said to be seen by clients. */
function messages(
  before: string,
  after: string,
  ...[kind, coordinate, severity = 'BREAKING']: readonly [
    ChangeKind,
    string,
    ('SAFE' | 'DANGEROUS' | 'BREAKING')?,
  ]
): readonly string[] {
  const api = [apiDifference(kind, coordinate, severity)];
  return judgeContract(before, after, { api })
    .findings.filter(({ code }) => code === 'COMPAT_VIOLATION')
    .map(({ message }) => message);
}

test('what changed, which level forbids it, whom to ask, and what to paste', () => {
  const before = 'type A { b: Int c: Int @contract(owner: "payments") }';
  const api = [apiDifference('FIELD_REMOVED', 'A.c', 'BREAKING')];
  expect(judgeContract(before, 'type A { b: Int }', { api }).findings).toMatchObject([
    {
      code: 'COMPAT_VIOLATION',
      severity: 'ERROR',
      coordinate: 'A.c',
      owner: 'payments',
      subgraph: 'billing',
      file: 'billing.graphql',
      line: 5,
      column: 6,
      message:
        'A.c differs. A.c is kept BACKWARD: no breaking change is allowed. Ask payments (#payments). ' +
        'Put it back, deprecated, and take it out after its retire date: ' +
        '@lifecycle(stage: DEPRECATED, since: "2026-11-27", retireOn: "2027-02-25", note: "none: it is not needed any more") ' +
        '@deprecated(reason: "No replacement: it is not needed any more. Retires 2027-02-25.")',
    },
  ]);
});

test('what was probably renamed is named as the replacement', () => {
  const api = [
    apiDifference('FIELD_REMOVED', 'A.c', 'BREAKING'),
    apiDifference('FIELD_ADDED', 'A.d', 'SAFE'),
    apiDifference('FIELD_ADDED', 'A.e', 'SAFE'),
  ];
  const { findings } = judgeContract('type A { c: Int }', 'type A { d: Int e: String }', { api });
  expect(findings[0]?.message).toContain(
    '@lifecycle(stage: DEPRECATED, since: "2026-11-27", replacedBy: "A.d", retireOn: "2027-02-25") ' +
      '@deprecated(reason: "Use A.d. Retires 2027-02-25.")',
  );
});

describe('what to do instead', () => {
  test.each<readonly [ChangeKind, string, string]>([
    [
      'FIELD_TYPE_CHANGED',
      'A.b',
      'Leave it as it is, add the new one beside it, say as A.newB, and deprecate this one, with: @lifecycle(stage: DEPRECATED, since: "2026-11-27", replacedBy: "A.newB",',
    ],
    [
      'TYPE_KIND_CHANGED',
      'B',
      'Leave it as it is, add the new one beside it, say as NewB, and deprecate this one, with: @lifecycle(',
    ],
    [
      'FIELD_ARGUMENT_TYPE_CHANGED',
      'A.b(c:)',
      'Leave it as it is, add the new one beside it, say as A.b(newC:), and deprecate this one, made optional and with: @lifecycle(',
    ],
    [
      'TYPE_REMOVED',
      'B',
      'Put it back, deprecated, and take it out after its retire date: @lifecycle(',
    ],
    [
      'FIELD_ARGUMENT_REMOVED',
      'A.b(c:)',
      'Put it back, made optional and deprecated, and take it out after its retire date: @lifecycle(',
    ],
    [
      'INPUT_FIELD_REMOVED',
      'I.f',
      'Put it back, deprecated, and take it out after its retire date: @lifecycle(',
    ],
    [
      'ENUM_VALUE_REMOVED',
      'E.F',
      'Put it back, deprecated, and take it out after its retire date: @lifecycle(',
    ],
    [
      'UNION_MEMBER_REMOVED',
      'U.B',
      'Put it back, and deprecate the type that is to go with its own @lifecycle.',
    ],
    ['DIRECTIVE_REMOVED', '@d', 'Take it back.'],
    ['FIELD_ARGUMENT_ADDED', 'A.b(x:)', 'Make it optional, or give it a default.'],
  ])('of %s at %s', (kind, coordinate, advice) => {
    const text =
      'type A { b(c: Int!): Int } type B { x: Int } input I { f: Int! = 1 } enum E { F } union U = A | B directive @d on FIELD';
    const [message = ''] = messages(text, text, kind, coordinate);
    expect(message).toContain(`Ask billing (#billing). ${advice}`);
    expect(message).not.toMatch(/undefined|null/);
  });

  test('a type bears no @deprecated', () => {
    const text = 'type A { b: Int } type B { c: Int }';
    const [message] = messages(text, text, 'TYPE_REMOVED', 'B');
    expect(message).not.toContain('@deprecated');
  });

  test('of a key', () => {
    const entity = (keys: string) =>
      `type A ${keys} @contract(owner: "billing") { id: ID! b: ID! }`;
    const { findings } = judgeContract(
      entity('@key(fields: "id") @key(fields: "b")'),
      entity('@key(fields: "b")'),
    );
    expect(findings.map(({ message }) => message)).toEqual([
      'billing no longer has the key "id" of A. A is kept BACKWARD: no breaking change is allowed. Ask billing (#billing). Keep the key, and add the new one beside it.',
    ]);
  });
});

describe('which level', () => {
  const text = (level: string) => `type A { b: Int @contract(compat: ${level}) }`;

  test.each<readonly [string, ChangeSeverity, string]>([
    [
      'FROZEN',
      'SAFE',
      'A.b is kept FROZEN: no change is allowed. Ask billing (#billing). Take it back; or lower the level first, in a version of its own that billing (#billing) approves, with @contract(compat: FULL).',
    ],
    [
      'FROZEN',
      'DANGEROUS',
      'A.b is kept FROZEN: no change is allowed. Ask billing (#billing). Take it back; or lower the level first, in a version of its own that billing (#billing) approves, with @contract(compat: BACKWARD).',
    ],
    [
      'FROZEN',
      'BREAKING',
      'A.b is kept FROZEN: no change is allowed. Ask billing (#billing). Take it back; or lower the level first, in a version of its own that billing (#billing) approves, with @contract(compat: FULL), and then deprecate it.',
    ],
    [
      'FULL',
      'DANGEROUS',
      'A.b is kept FULL: only safe changes are allowed, and this one is dangerous. Ask billing (#billing). Take it back; or lower the level first, in a version of its own that billing (#billing) approves, with @contract(compat: BACKWARD).',
    ],
    [
      'FULL',
      'BREAKING',
      'A.b is kept FULL: only safe changes are allowed, and this one is breaking. Ask billing (#billing). Leave it as it is',
    ],
    [
      'NONE',
      'BREAKING',
      'A.b is kept NONE, which counts at the stage EXPERIMENTAL alone: no breaking change is allowed. Ask billing (#billing). Leave it as it is',
    ],
  ])('%s forbids what is %s', (level, severity, said) => {
    const [message] = messages(text(level), text(level), 'FIELD_TYPE_CHANGED', 'A.b', severity);
    expect(message).toContain(said);
  });

  test('of what it is added to', () => {
    const before = 'type A @contract(compat: FROZEN, owner: "payments") { b: Int }';
    const after =
      'type A @contract(compat: FROZEN, owner: "payments") { b: Int c: Int @contract(owner: "growth") }';
    const [message] = messages(before, after, 'FIELD_ADDED', 'A.c', 'SAFE');
    expect(message).toContain(
      'A.c differs. A is kept FROZEN: no change is allowed. Ask payments (#payments).',
    );
  });
});

test('of a field that several have, the contract is named that makes the difference', () => {
  const field = (type: string) => `type A { b: ${type} @shareable }`;
  const before = graphOf({ accounts: field('Int!'), billing: field('Int!') });
  const after = graphOf({
    accounts: field('Int!'),
    billing: `type Query { x: Int }\n${field('Int')}`,
  });
  const api = [apiDifference('FIELD_TYPE_CHANGED', 'A.b', 'BREAKING')];
  const { changes } = judgeGraphs(before, after, { api });
  expect(changes).toMatchObject([
    { owner: 'accounts', subgraph: 'billing', file: 'billing.graphql', line: 6, column: 10 },
  ]);
});
