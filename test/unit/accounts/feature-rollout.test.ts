import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seedRef } from '@demarc/kit';
import { FeatureRollout } from '../../../subgraphs/accounts/model/feature-rollout.ts';

function rollout(
  stage: FeatureRollout['stage'],
  percentage = 0,
  organizationRefs: readonly string[] = [],
  featureCode = 'approvals',
): FeatureRollout {
  const values = { featureCode, stage, percentage, organizationRefs: [...organizationRefs] };
  return Object.assign(new FeatureRollout(), values);
}

const NAMED = seedRef('org', 1);
const OTHER = seedRef('org', 2);
const MANY = Array.from({ length: 2000 }, (_, index) => seedRef('org', index + 1));

const decisions = [
  { of: rollout('OFF'), for: OTHER, isEnabled: false, reason: 'OFF' },
  { of: rollout('OFF', 0, [NAMED]), for: NAMED, isEnabled: true, reason: 'NAMED' },
  { of: rollout('OFF', 0, [NAMED]), for: OTHER, isEnabled: false, reason: 'OFF' },
  { of: rollout('PERCENTAGE', 0), for: OTHER, isEnabled: false, reason: 'OUTSIDE_PERCENTAGE' },
  { of: rollout('PERCENTAGE', 0, [NAMED]), for: NAMED, isEnabled: true, reason: 'NAMED' },
  { of: rollout('PERCENTAGE', 100), for: OTHER, isEnabled: true, reason: 'WITHIN_PERCENTAGE' },
  { of: rollout('ON'), for: OTHER, isEnabled: true, reason: 'ON' },
  { of: rollout('ON', 0, [NAMED]), for: NAMED, isEnabled: true, reason: 'NAMED' },
] as const;

const organization = fc.string({ minLength: 1 }).map((text) => `org_${text}`);
const percentage = fc.integer({ min: 0, max: 100 });

describe('a rollout', () => {
  test.each(decisions)(
    'at $of.stage $of.percentage naming $of.organizationRefs, for $for: $reason',
    ({ of, for: organizationRef, isEnabled, reason }) => {
      expect(of.decideFor(organizationRef)).toEqual({ feature: 'approvals', isEnabled, reason });
    },
  );

  test('never takes a feature away while its share grows', () => {
    fc.assert(
      fc.property(organization, percentage, percentage, (ref, one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        const before = rollout('PERCENTAGE', less).decideFor(ref).isEnabled;
        const after = rollout('PERCENTAGE', more).decideFor(ref).isEnabled;
        expect(after || !before).toBe(true);
      }),
    );
  });

  test('decides the same every time', () => {
    fc.assert(
      fc.property(organization, percentage, (ref, share) => {
        const decision = rollout('PERCENTAGE', share).decideFor(ref);
        expect(rollout('PERCENTAGE', share).decideFor(ref)).toEqual(decision);
      }),
    );
  });

  // 2000 organizations: five standard deviations are under 6 per cent points at every share.
  test.each([1, 10, 50, 90, 99])('at %i per cent reaches about that share', (share) => {
    const reached = MANY.filter((ref) => rollout('PERCENTAGE', share).decideFor(ref).isEnabled);
    const deviation = 100 * Math.sqrt((share * (100 - share)) / 10_000 / MANY.length);
    expect(Math.abs((100 * reached.length) / MANY.length - share)).toBeLessThan(5 * deviation);
  });

  test('chooses its organizations without regard to other features', () => {
    const reached = (feature: string) =>
      MANY.filter((ref) => rollout('PERCENTAGE', 50, [], feature).decideFor(ref).isEnabled);
    const both = new Set(reached('approvals')).intersection(new Set(reached('assistant')));
    // A quarter of 2000, give or take five standard deviations.
    expect(Math.abs(both.size - 500)).toBeLessThan(97);
  });
});
