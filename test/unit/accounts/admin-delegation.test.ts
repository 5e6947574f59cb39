import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AdminDelegation } from '../../../subgraphs/accounts/model/admin-delegation.ts';

const day = (ordinal: number): Date => new Date(Date.UTC(2026, 10, ordinal));

function delegation(values: Partial<AdminDelegation> = {}): AdminDelegation {
  return Object.assign(new AdminDelegation(), {
    permissionCodes: ['a.b.read', 'a.b.write'],
    startsAt: day(10),
    expiresAt: day(20),
    revokedAt: null,
    ...values,
  });
}

const both = ['a.b.read', 'a.b.write'];
const all = new Set([...both, 'a.b.delete']);

const moments = [
  { when: 'a moment before it begins', now: new Date(day(10).getTime() - 1), holds: [] },
  { when: 'the moment it begins', now: day(10), holds: both },
  { when: 'a moment before it ends', now: new Date(day(20).getTime() - 1), holds: both },
  { when: 'the moment it ends', now: day(20), holds: [] },
] as const;

const delegators = [
  { has: [], holds: [] },
  { has: ['a.b.delete'], holds: [] },
  { has: ['a.b.write'], holds: ['a.b.write'] },
  { has: ['a.b.delete', 'a.b.write', 'a.b.read'], holds: both },
];

describe('a delegation', () => {
  test.each(moments)('at $when holds $holds', ({ now, holds }) => {
    expect(delegation().effectiveAt(now, all)).toEqual(holds);
  });

  test.each(delegators)('of a delegator who may $has holds $holds', ({ has, holds }) => {
    expect(delegation().effectiveAt(day(15), new Set(has))).toEqual(holds);
  });

  test('taken back holds nothing', () => {
    expect(delegation({ revokedAt: day(12) }).effectiveAt(day(15), all)).toEqual([]);
  });

  test('never gives what was not lent, nor what the delegator may not do', () => {
    const codes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(codes, codes, (permissionCodes, has) => {
        const given = delegation({ permissionCodes }).effectiveAt(day(15), new Set(has));
        expect(new Set(given)).toEqual(new Set(permissionCodes).intersection(new Set(has)));
      }),
    );
  });
});
