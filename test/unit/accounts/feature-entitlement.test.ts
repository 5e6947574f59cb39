import { describe, expect, test } from '@jest/globals';
import { decideFeatureEntitlement } from '../../../subgraphs/accounts/model/feature-entitlement.ts';
import { Feature } from '../../../subgraphs/accounts/model/feature.ts';
import { GrantedFeature } from '../../../subgraphs/accounts/model/granted-feature.ts';
import { decideEntitlement } from '../../../subgraphs/billing/model/entitlement.ts';
import { EntitlementGrant } from '../../../subgraphs/billing/model/entitlement-grant.ts';
import fc from 'fast-check';

const NOW = new Date('2026-11-02T00:00:00Z');
const AS_OF = new Date('2026-11-01T00:00:00Z');
const question = { feature: 'api-calls', workspaceRef: 'wsp_1', now: NOW };

function grant(values: Partial<GrantedFeature> = {}): GrantedFeature {
  return Object.assign(new GrantedFeature(), {
    grantRef: 'ent_1',
    workspaceRef: null,
    featureCode: 'api-calls',
    limitValue: null,
    source: 'PLAN',
    effectiveFrom: new Date('2026-01-01T00:00:00Z'),
    effectiveTo: null,
    asOf: AS_OF,
    ...values,
  });
}

const cases = [
  { what: 'nothing heard of billing', grants: [], isGranted: false, reason: 'UNKNOWN' },
  {
    what: 'another feature',
    grants: [grant({ featureCode: 'assistant' })],
    isGranted: false,
    reason: 'NO_GRANT',
  },
  { what: 'a plan', grants: [grant()], isGranted: true, reason: 'PLAN' },
  {
    what: 'a grant that has ended this moment',
    grants: [grant({ effectiveTo: NOW })],
    isGranted: false,
    reason: 'NO_GRANT',
  },
  {
    what: 'a grant that begins this moment',
    grants: [grant({ effectiveFrom: NOW })],
    isGranted: true,
    reason: 'PLAN',
  },
  {
    what: "another workspace's",
    grants: [grant({ workspaceRef: 'wsp_2' })],
    isGranted: false,
    reason: 'NO_GRANT',
  },
  {
    what: "an override of zero for the workspace over the organization's add-on",
    grants: [grant({ source: 'ADDON' }), grant({ workspaceRef: 'wsp_1', limitValue: 0n })],
    isGranted: false,
    reason: 'WITHHELD',
  },
  {
    what: 'an add-on over a plan',
    grants: [grant(), grant({ source: 'ADDON', limitValue: 5n })],
    isGranted: true,
    reason: 'ADDON',
  },
] as const;

/** The same grants as billing holds them, and as accounts has heard of them. */
const anyGrant = fc.record({
  workspaceRef: fc.constantFrom(null, 'wsp_1', 'wsp_2'),
  featureCode: fc.constantFrom('api-calls', 'assistant'),
  limitValue: fc.constantFrom(null, 0n, 1n, 7n),
  source: fc.constantFrom('PLAN' as const, 'ADDON' as const, 'OVERRIDE' as const),
  effectiveFrom: fc.constantFrom(AS_OF, NOW, new Date(NOW.getTime() + 1)),
  effectiveTo: fc.constantFrom(null, NOW, new Date(NOW.getTime() + 5)),
});

describe('an entitlement as accounts has heard of it', () => {
  test.each(cases)('$what: $reason', ({ grants, isGranted, reason }) => {
    const asOf = grants.length === 0 ? null : AS_OF;
    expect(decideFeatureEntitlement(grants, question)).toEqual({ isGranted, reason, asOf });
  });

  test('is of the last moment at which billing was heard of, whatever feature it spoke of', () => {
    const later = new Date(AS_OF.getTime() + 1);
    const grants = [grant({ asOf: later, featureCode: 'assistant' }), grant()];
    expect(decideFeatureEntitlement(grants, question).asOf).toEqual(later);
  });

  test('is decided as billing decides it', () => {
    fc.assert(
      fc.property(fc.array(anyGrant, { minLength: 1, maxLength: 6 }), (values) => {
        const ofBilling = decideEntitlement(
          'api-calls',
          values.map((value, index) =>
            Object.assign(new EntitlementGrant(), { ...value, entitlementGrantId: BigInt(index) }),
          ),
          question,
        );
        const { isGranted, reason } = decideFeatureEntitlement(values.map(grant), question);
        expect({ isGranted, reason }).toEqual({
          isGranted: ofBilling.granted,
          reason: ofBilling.reason,
        });
      }),
    );
  });
});

describe('a feature', () => {
  const yesAndNo = [true, false];
  const table = yesAndNo.flatMap((isGranted) =>
    [null, ...yesAndNo].flatMap((isEnabled) =>
      yesAndNo.map((isHeld) => ({ isGranted, isEnabled, isHeld })),
    ),
  );

  test.each(table)(
    'granted $isGranted, rolled out $isEnabled, permitted $isHeld: all three, or not',
    ({ isGranted, isEnabled, isHeld }) => {
      const feature = new Feature({
        code: 'api-calls',
        entitlement: { isGranted, reason: 'PLAN', asOf: AS_OF },
        rollout: isEnabled === null ? null : { feature: 'api-calls', isEnabled, reason: 'ON' },
        permission: { code: null, isHeld },
      });
      expect(feature.isAvailable).toBe(isGranted && isEnabled !== false && isHeld);
    },
  );
});
