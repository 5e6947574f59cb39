import { describe, expect, test } from '@jest/globals';
import type { ChangeSeverity } from '../../../supergraph/changes/change-kind.ts';
import type { ChangeKind } from '../../../supergraph/changes/change-kinds.ts';
import {
  apiDifference,
  graphOf,
  judgeContract,
  judgeGraphs,
  refusals,
} from '../../kit/contract-differences.ts';

const experiment = '@lifecycle(stage: EXPERIMENTAL, since: "2026-01-01")';

/** Which severities each level allows. */
const allowing: readonly [level: string, allowed: readonly ChangeSeverity[]][] = [
  ['@contract(compat: FROZEN)', []],
  ['@contract(compat: FULL)', ['SAFE']],
  ['@contract(compat: BACKWARD)', ['SAFE', 'DANGEROUS']],
  ['', ['SAFE', 'DANGEROUS']],
  ['@contract(compat: NONE)', ['SAFE', 'DANGEROUS']],
  [experiment, ['SAFE', 'DANGEROUS']],
  [`@contract(compat: NONE) ${experiment}`, ['SAFE', 'DANGEROUS', 'BREAKING']],
];

const severities: readonly ChangeSeverity[] = ['SAFE', 'DANGEROUS', 'BREAKING'];

describe.each(allowing)('%s', (said, allowed) => {
  describe.each(severities)('%s', (severity) => {
    const isAllowed = allowed.includes(severity);

    test('a change of what stands there is judged by its own level', () => {
      const text = `type Query { a: Int ${said} }`;
      const api = [apiDifference('FIELD_TYPE_CHANGED', 'Query.a', severity)];
      const { changes, findings } = judgeContract(text, text, { api });
      expect(changes.map((change) => change.allowed)).toEqual([isAllowed]);
      expect(findings.map(({ code }) => code)).toEqual(isAllowed ? [] : ['COMPAT_VIOLATION']);
    });

    test('a level is inherited from the type, down to the argument', () => {
      const text = `type Query ${said} { a(b: Int): Int }`;
      const api = [apiDifference('FIELD_ARGUMENT_TYPE_CHANGED', 'Query.a(b:)', severity)];
      const { changes } = judgeContract(text, text, { api });
      expect(changes.map((change) => change.allowed)).toEqual([isAllowed]);
    });

    test('an addition is judged by what it is added to', () => {
      const before = `type Query ${said} { a: Int }`;
      const after = `type Query ${said} { a: Int b: Int @contract(compat: BACKWARD) }`;
      const api = [apiDifference('FIELD_ADDED', 'Query.b', severity)];
      const { changes } = judgeContract(before, after, { api });
      expect(changes.map((change) => change.allowed)).toEqual([isAllowed]);
    });

    test('a removal is judged by what is taken out', () => {
      const before = `type Query { a: Int b: Int ${said} }`;
      const api = [apiDifference('FIELD_REMOVED', 'Query.b', severity)];
      const { changes } = judgeContract(before, 'type Query { a: Int }', { api });
      expect(changes.map((change) => change.allowed)).toEqual([isAllowed]);
    });
  });
});

test('the level before the change judges, not the one after', () => {
  const before = 'type Query { a: Int @contract(compat: FULL) b: Int }';
  const after = 'type Query { a: Int b: Int @contract(compat: FULL) }';
  const api = ['Query.a', 'Query.b'].map((one) =>
    apiDifference('FIELD_TYPE_CHANGED', one, 'DANGEROUS'),
  );
  expect(refusals(judgeContract(before, after, { api })).forbidden).toEqual([
    'FIELD_TYPE_CHANGED at Query.a',
  ]);
});

test('what a contract promises is judged by the same levels', () => {
  const field = (level: string, text: string) =>
    `type A { "${text}." b: Int @contract(compat: ${level}) }`;
  const outcomes = ['FROZEN', 'FULL', 'BACKWARD', 'NONE'].map((level) =>
    judgeContract(field(level, 'One'), field(level, 'Two')).changes.map(({ allowed }) => allowed),
  );
  expect(outcomes).toEqual([[false], [false], [true], [true]]);
});

describe('additions', () => {
  const added = (kind: ChangeKind, coordinate: string) => ({
    api: [apiDifference(kind, coordinate, 'SAFE')],
  });

  test('a type is free, whatever the contract promises', () => {
    const { changes } = judgeContract(
      'type Query @contract(compat: FROZEN) { a: Int }',
      'type Query @contract(compat: FROZEN) { a: Int } type New @contract(compat: FROZEN) { b: Int }',
      added('TYPE_ADDED', 'New'),
    );
    expect(changes).toMatchObject([{ allowed: true, coordinate: 'New', line: 5, column: 54 }]);
  });

  test('a directive is free', () => {
    const { changes } = judgeContract(
      'type Query { a: Int }',
      'type Query { a: Int } directive @new on FIELD',
      added('DIRECTIVE_ADDED', '@new'),
    );
    expect(changes).toMatchObject([{ allowed: true, owner: 'billing' }]);
  });

  test.each<readonly [ChangeKind, string, string, string]>([
    ['UNION_MEMBER_ADDED', 'U.B', 'union U %s = A', 'union U %s = A | B'],
    ['ENUM_VALUE_ADDED', 'E.B', 'enum E %s { A }', 'enum E %s { A B }'],
    ['INPUT_FIELD_ADDED', 'I.b', 'input I %s { a: Int }', 'input I %s { a: Int b: Int }'],
    [
      'FIELD_ARGUMENT_ADDED',
      'A.c(d:)',
      'type A { c: Int %s } type B { x: Int }',
      'type A { c(d: Int): Int %s } type B { x: Int }',
    ],
  ])('%s is judged by what it is added to', (kind, coordinate, before, after) => {
    const allowed = ['FROZEN', 'FULL'].map((level) => {
      const say = (text: string) => text.replace('%s', `@contract(compat: ${level})`);
      return judgeContract(say(before), say(after), added(kind, coordinate)).changes[0]?.allowed;
    });
    expect(allowed).toEqual([false, true]);
  });

  test('what one contract promises of a root type does not bind the others', () => {
    const graph = (more: string) => ({
      accounts: 'type Query @contract(compat: FROZEN) { a: Int }',
      billing: `type Query { b: Int ${more} }`,
      growth: more === '' ? 'type A { x: Int }' : 'type A { x: Int } type Query { d: Int }',
    });
    const api = ['Query.c', 'Query.d'].map((one) => apiDifference('FIELD_ADDED', one, 'SAFE'));
    const { changes } = judgeTexts(graph(''), graph('c: Int'), { api });
    expect(changes).toMatchObject([{ allowed: true }, { allowed: true }]);
    const own = { accounts: 'type Query @contract(compat: FROZEN) { a: Int c: Int }' };
    const ofOwn = judgeTexts(graph(''), { ...graph(''), ...own }, { api: api.slice(0, 1) });
    expect(ofOwn.changes).toMatchObject([{ allowed: false, owner: 'accounts' }]);
  });

  test('the field of another home’s entity is judged by the home', () => {
    const home = 'type A @key(fields: "id") @contract(owner: "growth", compat: FROZEN) { id: ID! }';
    const graph = (more: string) => ({
      accounts: home,
      billing: `type A @key(fields: "id") { id: ID! ${more} }`,
    });
    const { changes, findings } = judgeTexts(
      graph(''),
      graph('debt: Int'),
      added('FIELD_ADDED', 'A.debt'),
    );
    expect(changes).toMatchObject([{ allowed: false, owner: 'billing', subgraph: 'billing' }]);
    expect(findings).toMatchObject([{ code: 'COMPAT_VIOLATION', owner: 'growth' }]);
  });
});

function judgeTexts(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  question: Parameters<typeof judgeGraphs>[2],
) {
  return judgeGraphs(graphOf(before), graphOf(after), question);
}
