import { describe, expect, test } from '@jest/globals';
import type { ChangeKind } from '../../../supergraph/changes/change-kinds.ts';
import { retirementOf } from '../../../supergraph/changes/retirement-of.ts';
import { apiDifference, graphOf, judgeContract, refusals } from '../../kit/contract-differences.ts';

const leaving = (retireOn: string, stage = 'DEPRECATED') =>
  `@lifecycle(stage: ${stage}, since: "2026-01-01", retireOn: "${retireOn}")`;

const today = '2026-11-27';
const [dueDay, dayBefore, dayAfter] = [today, '2026-11-26', '2026-11-28'];
const gone = (kind: ChangeKind, ...coordinates: readonly string[]) =>
  coordinates.map((coordinate) => apiDifference(kind, coordinate, 'BREAKING'));

describe.each(['FROZEN', 'FULL', 'BACKWARD'])('at level %s', (level) => {
  const before = (lifecycle: string) =>
    `type A { b: Int c: Int @contract(compat: ${level}) ${lifecycle} }`;
  const api = gone('FIELD_REMOVED', 'A.c');

  test.each([dayBefore, dueDay])('what was to go on %s is taken out', (day) => {
    for (const stage of ['DEPRECATED', 'RETIRED']) {
      const judged = judgeContract(before(leaving(day, stage)), 'type A { b: Int }', {
        api,
        today,
      });
      expect(judged).toMatchObject({ changes: [{ allowed: true }], findings: [] });
    }
  });

  test('a day too early it may not, and the policy says so, not the level', () => {
    const judged = judgeContract(before(leaving(dayAfter)), 'type A { b: Int }', { api, today });
    expect(judged).toMatchObject({ changes: [{ allowed: false }], findings: [] });
  });

  test.each([
    ['what is ACTIVE', ''],
    ['what never had a date', '@lifecycle(stage: DEPRECATED, since: "2026-01-01")'],
    ['what has a date that is none', leaving('2026-02-30')],
    ['what has a date but is ACTIVE', leaving(dayBefore, 'ACTIVE')],
  ])('%s may not: the level says so', (_, lifecycle) => {
    const judged = judgeContract(before(lifecycle), 'type A { b: Int }', { api, today });
    expect(refusals(judged)).toEqual({
      forbidden: ['FIELD_REMOVED at A.c'],
      found: ['COMPAT_VIOLATION at A.c'],
    });
  });

  test.each([
    [dayBefore, true, []],
    [dueDay, true, []],
    [dayAfter, false, []],
  ])('what was to go on %s is retired: %s', (day, allowed, found) => {
    const after = before(leaving(day, 'RETIRED'));
    const judged = judgeContract(before(leaving(day)), after, { today });
    const retired = judged.changes.filter(({ kind }) => kind === 'STAGE_RETIRED');
    expect(retired.map((change) => change.allowed)).toEqual([allowed]);
    expect(refusals(judged).found).toEqual(found);
  });

  test('what was ACTIVE is not retired at once', () => {
    const judged = judgeContract(before(''), before(leaving(dayBefore, 'RETIRED')), { today });
    expect(refusals(judged).found).toEqual(['COMPAT_VIOLATION at A.c']);
  });
});

test('what is deprecated without a date is to be given one', () => {
  const before = 'type A { b: Int c: Int @lifecycle(stage: DEPRECATED, since: "2026-01-01") }';
  const { findings } = judgeContract(before, 'type A { b: Int }', {
    api: gone('FIELD_REMOVED', 'A.c'),
    today,
  });
  expect(findings.map(({ message }) => message)).toEqual([
    'A.c differs. A.c is kept BACKWARD: no breaking change is allowed. Ask billing (#billing). Put it back, and give its @lifecycle a retire date first.',
  ]);
});

test('a date that the change itself moves does not count: the one before does', () => {
  const field = (day: string, stage?: string) => `type A { b: Int ${leaving(day, stage)} }`;
  const judged = judgeContract(field(dayAfter), field(dayBefore, 'RETIRED'), { today });
  expect(refusals(judged).forbidden).toEqual(['STAGE_RETIRED at A.b']);
});

test('a change that is no removal is judged by the level, also on the last day', () => {
  const text = `type A { b: Int ${leaving(dayBefore)} }`;
  const api = [apiDifference('FIELD_TYPE_CHANGED', 'A.b', 'BREAKING')];
  expect(refusals(judgeContract(text, text, { api, today })).found).toEqual([
    'COMPAT_VIOLATION at A.b',
  ]);
});

test('a field that is hidden before its date is no longer there for clients: the level says so', () => {
  const field = (more: string) => `type A { b: Int ${leaving(dayAfter)} ${more} }`;
  const api = gone('FIELD_REMOVED', 'A.b');
  const { findings } = judgeContract(field(''), field('@inaccessible'), { api, today });
  expect(findings).toMatchObject([{ code: 'COMPAT_VIOLATION', coordinate: 'A.b' }]);
  expect(findings[0]?.message).toBe(
    'A.b differs. Clients were told that they have it until 2026-11-28. Ask billing (#billing). Put it back until then.',
  );
});

test('an argument, an input field, an enum value and a type have their own dates', () => {
  const day = leaving(dueDay);
  const before = `type A { b(c: Int ${day}): Int } input D { e: Int f: Int ${day} } enum G { H I ${day} } type J ${day} { k: Int }`;
  const after = 'type A { b: Int } input D { e: Int } enum G { H }';
  const api = [
    ...gone('FIELD_ARGUMENT_REMOVED', 'A.b(c:)'),
    ...gone('INPUT_FIELD_REMOVED', 'D.f'),
    ...gone('ENUM_VALUE_REMOVED', 'G.I'),
    ...gone('TYPE_REMOVED', 'J'),
  ];
  expect(judgeContract(before, after, { api, today })).toMatchObject({
    changes: [{ allowed: true }, { allowed: true }, { allowed: true }, { allowed: true }],
    findings: [],
  });
});

describe('what goes with something else', () => {
  const retirement = (text: string, coordinate: string) =>
    retirementOf(coordinate, graphOf({ billing: text }), today);

  test('a field and its argument go with their type, once that is due', () => {
    const type = (day: string) => `type A ${leaving(day)} { b(c: Int): Int }`;
    expect(['A', 'A.b', 'A.b(c:)'].map((one) => retirement(type(dueDay), one))).toEqual([
      'DUE',
      'DUE',
      'DUE',
    ]);
    // The type's own date announces nothing for a field that goes alone, and earlier.
    expect(['A', 'A.b', 'A.b(c:)'].map((one) => retirement(type(dayAfter), one))).toEqual([
      'TOO_EARLY',
      'NONE',
      'NONE',
    ]);
  });

  test('the member of a union goes with its type or with the union', () => {
    const union = (ofUnion: string, ofMember: string) =>
      `union U ${ofUnion} = A | B type A { x: Int } type B ${ofMember} { x: Int }`;
    expect(retirement(union('', leaving(dueDay)), 'U.B')).toBe('DUE');
    expect(retirement(union(leaving(dueDay), ''), 'U.B')).toBe('DUE');
    expect(retirement(union('', leaving(dayAfter)), 'U.B')).toBe('TOO_EARLY');
    expect(retirement(union('', leaving(dueDay)), 'U.A')).toBe('NONE');
  });

  const old = (day: string, more = '') =>
    `type Query { a: Int old: Old ${leaving(day)} ${more} } type Old { parts: [Part] } type Part { of: Old size: Size } enum Size { S }`;

  test('a type goes with its last way in, and so do those that are reached through it alone', () => {
    for (const type of ['Old', 'Part', 'Size']) {
      expect(retirement(old(dueDay), type)).toBe('DUE');
      expect(retirement(old(dayAfter), type)).toBe('TOO_EARLY');
    }
    const api = [
      ...gone('FIELD_REMOVED', 'Query.old'),
      ...gone('TYPE_REMOVED', 'Old', 'Part', 'Size'),
    ];
    const judged = judgeContract(old(dueDay), 'type Query { a: Int }', { api, today });
    expect(refusals(judged)).toEqual({ forbidden: [], found: [] });
  });

  test('before the date all of it stays, and the policy tells of the field', () => {
    const api = [...gone('FIELD_REMOVED', 'Query.old'), ...gone('TYPE_REMOVED', 'Old')];
    const judged = judgeContract(old(dayAfter), 'type Query { a: Int }', { api, today });
    expect(refusals(judged)).toEqual({
      forbidden: ['FIELD_REMOVED at Query.old', 'TYPE_REMOVED at Old'],
      found: [],
    });
  });

  test('a member of a union whose type stays is told by the level', () => {
    const text = (members: string) =>
      `union U = ${members} type A { x: Int } type B ${leaving(dayAfter)} { x: Int }`;
    const api = gone('UNION_MEMBER_REMOVED', 'U.B');
    const { findings } = judgeContract(text('A | B'), text('A'), { api, today });
    expect(findings.map(({ message }) => message)).toEqual([
      'U.B differs. What leads to it, or around it, has a retire date that is still to come. Ask billing (#billing). Put it back until then.',
    ]);
  });

  test('a type that is reached in another way stays', () => {
    expect(retirement(old(dueDay, 'size: Size'), 'Size')).toBe('NONE');
    expect(retirement(old(dueDay, 'size: Size'), 'Part')).toBe('DUE');
    expect(retirement(old(dueDay, 'a(b: In): Int') + ' input In { s: Size }', 'Size')).toBe('NONE');
  });

  test('a part of it that goes alone is an ACTIVE field like others', () => {
    expect(retirement(old(dueDay), 'Old.parts')).toBe('NONE');
  });

  test('an interface goes with what returns it, its types with the interface', () => {
    const text = (more: string) =>
      `type Query { a: Int old: I ${leaving(dueDay)} ${more} } interface I { x: Int } type A implements I { x: Int }`;
    expect(['I', 'A'].map((one) => retirement(text(''), one))).toEqual(['DUE', 'DUE']);
    // Fragments on the interface can be written wherever one of its types is read.
    expect(['I', 'A'].map((one) => retirement(text('b: A'), one))).toEqual(['NONE', 'NONE']);
  });

  test('a type that nothing leads to is not on its way out', () => {
    expect(retirement('type Query { a: Int } type Alone { self: Alone }', 'Alone')).toBe('NONE');
  });

  test('a type that only experiments lead to may go with them', () => {
    const before =
      'type Query { a: Int b: Preview @contract(compat: NONE) @lifecycle(stage: EXPERIMENTAL, since: "2026-01-01") } type Preview { c: Int }';
    const api = [...gone('FIELD_REMOVED', 'Query.b'), ...gone('TYPE_REMOVED', 'Preview')];
    const judged = judgeContract(before, 'type Query { a: Int }', { api, today });
    expect(refusals(judged)).toEqual({ forbidden: [], found: [] });
    expect(retirement(before, 'Preview')).toBe('NONE');
  });

  test('a type implements no longer an interface that is due', () => {
    const text = (day: string) =>
      `interface I ${leaving(day)} { x: Int } type A implements I { x: Int }`;
    const api = [...gone('TYPE_REMOVED', 'I'), ...gone('OBJECT_TYPE_INTERFACE_REMOVED', 'A')];
    const judge = (day: string) => judgeContract(text(day), 'type A { x: Int }', { api, today });
    expect(refusals(judge(dueDay))).toEqual({ forbidden: [], found: [] });
    expect(refusals(judge(dayAfter)).found).toEqual(['COMPAT_VIOLATION at A']);
  });
});
