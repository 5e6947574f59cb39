import { describe, expect, test } from '@jest/globals';
import { TypeID } from 'typeid-js';
import {
  daysBefore,
  seedChoice,
  seedInvoiceCount,
  seedMemberCount,
  seedNumber,
  seedRef,
  seedRunCount,
  seedWorkspaceCount,
} from '@demarc/kit';

const ordinals = Array.from({ length: 3000 }, (_, index) => index + 1);

describe('a seeded ref', () => {
  test('is the same for ever: data that was seeded before stays findable', () => {
    expect(seedRef('org', 1)).toBe('org_01kdvdnaz8ecf8cv9vr6agv2c7');
    expect(seedRef('wsp', 1, 2)).toBe('wsp_01kdvdnaz8e88t396n1w3pat98');
    expect(seedRef('rol', 'owner')).toBe(seedRef('rol', 'owner'));
  });

  test('is a TypeID over a UUID of version 7', () => {
    for (const ref of [seedRef('org', 1), seedRef('wsp', 2, 3), seedRef('rol', 'owner')]) {
      const uuid = TypeID.fromString(ref).toUUID();
      expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(ref).toMatch(/^[a-z]{3}_[0-9a-z]{26}$/);
    }
  });

  test('is distinct for every name', () => {
    const refs = ordinals.flatMap((ordinal) => [
      seedRef('org', ordinal),
      seedRef('wsp', ordinal),
      seedRef('wsp', ordinal, 1),
      seedRef('wsp', ordinal, '1', 1),
    ]);
    expect(new Set(refs.map((ref) => ref.slice(4))).size).toBe(refs.length);
  });

  test('sorts as its number does', () => {
    const refs = ordinals.map((ordinal) => seedRef('org', ordinal));
    expect(refs.toSorted()).toEqual(refs);
  });
});

describe('a seeded choice', () => {
  test('is below its bound and reaches every value', () => {
    const chosen = new Set(ordinals.map((ordinal) => seedNumber(7, 'dice', ordinal)));
    expect([...chosen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('is the same for the same name', () => {
    expect(seedChoice(['a', 'b', 'c'], 'x', 1)).toBe(seedChoice(['a', 'b', 'c'], 'x', 1));
  });

  test('from nothing is refused', () => {
    expect(() => seedChoice([], 'x')).toThrow(RangeError);
  });
});

test.each([
  { what: 'workspaces', count: seedWorkspaceCount, least: 1, most: 3 },
  { what: 'members', count: seedMemberCount, least: 2, most: 5 },
  { what: 'invoices', count: seedInvoiceCount, least: 3, most: 6 },
  { what: 'runs', count: (ordinal: number) => seedRunCount(ordinal, 1), least: 2, most: 6 },
])('an organization has $least to $most $what', ({ count, least, most }) => {
  const counts = ordinals.map(count);
  expect([Math.min(...counts), Math.max(...counts)]).toEqual([least, most]);
});

test('days before a day keep its time, over a change of clocks too', () => {
  expect(daysBefore(new Date('2026-11-02T10:30:00Z'), 30)).toEqual(
    new Date('2026-10-03T10:30:00Z'),
  );
  expect(daysBefore(new Date('2026-02-27T00:00:00Z'), -2)).toEqual(
    new Date('2026-03-01T00:00:00Z'),
  );
});
