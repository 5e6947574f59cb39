import { describe, expect, test } from '@jest/globals';
import { EntitlementGrant } from '../../../subgraphs/billing/model/entitlement-grant.ts';
import {
  decideEntitlement,
  decideEntitlements,
} from '../../../subgraphs/billing/model/entitlement.ts';

const NOW = new Date('2026-11-02T00:00:00Z');
const BEFORE = new Date('2026-11-01T23:59:59.999Z');
const AFTER = new Date('2026-11-02T00:00:00.001Z');
const question = { workspaceRef: 'wsp_here', now: NOW };

let id = 0n;
/** A grant of calls by the plan to the organization, or what is said otherwise. */
function grant(changes: Partial<EntitlementGrant> = {}): EntitlementGrant {
  id += 1n;
  return Object.assign(new EntitlementGrant(), {
    entitlementGrantId: id,
    workspaceRef: null,
    featureCode: 'calls',
    kind: 'METERED',
    limitValue: 10n,
    source: 'PLAN',
    effectiveFrom: BEFORE,
    effectiveTo: null,
    ...changes,
  });
}
const decide = (...grants: EntitlementGrant[]) => decideEntitlement('calls', grants, question);

test('nothing was granted', () => {
  expect(decide()).toEqual({
    feature: 'calls',
    granted: false,
    reason: 'NO_GRANT',
    asOf: NOW,
    kind: null,
    limit: null,
    effectiveTo: null,
    grantId: null,
  });
});

test('one grant decides', () => {
  const only = grant({ effectiveTo: AFTER });
  expect(decide(only)).toEqual({
    feature: 'calls',
    granted: true,
    reason: 'PLAN',
    asOf: NOW,
    kind: 'METERED',
    limit: 10n,
    effectiveTo: AFTER,
    grantId: only.entitlementGrantId,
  });
});

describe('a grant does not count', () => {
  test.each([
    ['of another feature', { featureCode: 'seats' }],
    ['to another workspace', { workspaceRef: 'wsp_there' }],
    ['that begins later', { effectiveFrom: AFTER }],
    ['that ended before', { effectiveTo: BEFORE }],
    ['that ends at this moment', { effectiveTo: NOW }],
  ])('%s', (_what, changes) => {
    expect(decide(grant(changes)).reason).toBe('NO_GRANT');
  });
});

test('a grant counts from its first moment', () => {
  expect(decide(grant({ effectiveFrom: NOW })).granted).toBe(true);
});

describe('of two grants the stronger decides, in whatever order they come', () => {
  const here = { workspaceRef: 'wsp_here' };
  const pairs: readonly (readonly [
    string,
    Partial<EntitlementGrant>,
    Partial<EntitlementGrant>,
  ])[] = [
    ["the workspace's own", { ...here, limitValue: 1n }, { source: 'OVERRIDE', limitValue: 99n }],
    ['an override', { source: 'OVERRIDE', limitValue: 1n }, { source: 'ADDON', limitValue: 99n }],
    ['an add-on', { source: 'ADDON', limitValue: 1n }, { source: 'PLAN', limitValue: 99n }],
    ['the higher limit', { limitValue: 11n }, { limitValue: 10n }],
    ['no limit', { limitValue: null }, { limitValue: 9_223_372_036_854_775_807n }],
    ['any limit before zero', { limitValue: 1n }, { limitValue: 0n }],
  ];
  test.each(pairs)('%s', (_what, strong, weak) => {
    const stronger = grant(strong);
    const weaker = grant(weak);
    expect(decide(stronger, weaker).grantId).toBe(stronger.entitlementGrantId);
    expect(decide(weaker, stronger).grantId).toBe(stronger.entitlementGrantId);
  });

  test('the newer of equals', () => {
    const older = grant();
    const newer = grant();
    expect(decide(newer, older).grantId).toBe(newer.entitlementGrantId);
    expect(decide(older, newer).grantId).toBe(newer.entitlementGrantId);
  });
});

test('an override of zero takes away what the plan includes', () => {
  expect(decide(grant(), grant({ source: 'OVERRIDE', limitValue: 0n }))).toMatchObject({
    granted: false,
    reason: 'WITHHELD',
    limit: 0n,
  });
});

test('every feature that is granted, in the order of the deciding grants', () => {
  const seats = grant({ featureCode: 'seats' });
  const calls = grant();
  const more = grant({ source: 'ADDON' });
  const elsewhere = grant({ featureCode: 'export', workspaceRef: 'wsp_there' });
  const decided = decideEntitlements([more, elsewhere, calls, seats], question);
  expect(decided.map(({ feature, reason }) => [feature, reason])).toEqual([
    ['seats', 'PLAN'],
    ['calls', 'ADDON'],
  ]);
});
