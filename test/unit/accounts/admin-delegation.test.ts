import { describe, expect, test } from '@jest/globals';
import { AdminDelegation } from '../../../subgraphs/accounts/model/admin-delegation.ts';

const day = (ordinal: number): Date => new Date(Date.UTC(2026, 10, ordinal));

function delegation(values: Partial<AdminDelegation> = {}): AdminDelegation {
  return Object.assign(new AdminDelegation(), {
    publicRef: 'dlg_1',
    permissionCodes: ['a.b.read', 'a.b.write'],
    startsAt: day(10),
    expiresAt: day(20),
    revokedAt: null,
    ...values,
  });
}

const moments = [
  { when: 'a moment before it begins', now: new Date(day(10).getTime() - 1), holds: false },
  { when: 'the moment it begins', now: day(10), holds: true },
  { when: 'a moment before it ends', now: new Date(day(20).getTime() - 1), holds: true },
  { when: 'the moment it ends', now: day(20), holds: false },
] as const;

describe('a delegation', () => {
  test.each(moments)('at $when holds: $holds', ({ now, holds }) => {
    expect(delegation().holdsAt(now)).toBe(holds);
  });

  test('that was taken back holds no more, and ended then', () => {
    const ended = delegation({ revokedAt: day(12) });
    expect(ended.holdsAt(day(15))).toBe(false);
    expect(ended.endedBy(day(15))).toEqual(day(12));
  });

  test('that was taken back before it began has ended', () => {
    expect(delegation({ revokedAt: day(5) }).endedBy(day(6))).toEqual(day(5));
  });

  test('that ran out ended when it was to', () => {
    expect(delegation().endedBy(day(25))).toEqual(day(20));
  });

  test('that goes on has not ended', () => {
    expect(delegation().endedBy(day(5))).toBeUndefined();
  });

  test('tells that it is taken back by refs alone', () => {
    expect(delegation().revocation('org_1')).toEqual({
      aggregateType: 'admin_delegation',
      aggregateId: 'dlg_1',
      eventType: 'accounts.admin_delegation.revoked.v1',
      organizationRef: 'org_1',
      payload: { delegationRef: 'dlg_1', organizationRef: 'org_1' },
    });
  });
});
