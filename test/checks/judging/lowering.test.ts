import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compatLevels, type CompatLevel } from '@demarc/supergraph/contract';
import type { Difference } from '../../../supergraph/changes/change.ts';
import { apiDifference, headOf, judgeContract, refusals } from '../../kit/contract-differences.ts';

describe('lowering a level', () => {
  test.each([
    ['FROZEN', 'NONE'],
    ['FROZEN', 'FULL'],
    ['FULL', 'BACKWARD'],
    ['BACKWARD', 'NONE'],
  ])('from %s to %s is allowed, and approved by the owner', (from, to) => {
    const field = (level: string) => `type A { b: Int @contract(compat: ${level}) }`;
    expect(judgeContract(field(from), field(to))).toMatchObject({
      changes: [{ kind: 'COMPAT_LOWERED', severity: 'DANGEROUS', allowed: true }],
      findings: [
        {
          code: 'APPROVAL_NEEDED',
          severity: 'WARNING',
          owner: 'billing',
          message: `A.b was kept ${from} and is now kept ${to}. Ask billing (#billing) to approve it.`,
        },
      ],
    });
  });

  test('and breaking in the same change is refused', () => {
    const before = 'type A { b: Int @contract(compat: FULL) c: Int }';
    const after =
      'type A { "New." b: Int @contract(compat: NONE) @lifecycle(stage: EXPERIMENTAL, since: "2026-11-27") c: Int }';
    const api = [apiDifference('FIELD_TYPE_CHANGED', 'A.b', 'BREAKING')];
    expect(refusals(judgeContract(before, after, { api }))).toEqual({
      forbidden: ['STAGE_TAKEN_BACK at A.b', 'FIELD_TYPE_CHANGED at A.b'],
      found: ['COMPAT_VIOLATION at A.b', 'COMPAT_VIOLATION at A.b', 'APPROVAL_NEEDED at A.b'],
    });
  });

  test('raising it is a change like others: a frozen field knows no higher level', () => {
    const field = (level: string) => `type A { b: Int @contract(compat: ${level}) }`;
    expect(refusals(judgeContract(field('FULL'), field('FROZEN'))).forbidden).toEqual([]);
    expect(refusals(judgeContract(field('NONE'), field('FULL'))).forbidden).toEqual([]);
  });

  test('of the default is told once for all that inherit it', () => {
    const types = 'type A { b: Int } enum C { D } type E { f: Int } input G { h: Int }';
    const [before, after] = [headOf('billing', 'FULL') + types, headOf('billing', 'NONE') + types];
    const { changes, findings } = judgeContract(before, after);
    expect(changes.map(({ coordinate }) => coordinate)).toEqual(['A', 'C', 'E', 'G']);
    expect(findings).toMatchObject([
      {
        code: 'APPROVAL_NEEDED',
        message:
          'The default level of billing was FULL and is now NONE, for A, C, E, G. Ask billing (#billing) to approve it.',
        file: 'billing.graphql',
        line: 4,
        column: 3,
      },
    ]);
    expect(findings[0]).not.toHaveProperty('coordinate');
  });
});

/** Three levels: of the schema, of a type and of its fields; undefined where nothing is said. */
type Levels = readonly [CompatLevel | undefined, CompatLevel | undefined, CompatLevel | undefined];

const level = fc.option(fc.constantFrom(...compatLevels), { nil: undefined });
const levels: fc.Arbitrary<Levels> = fc.tuple(level, level, level);

function contract([ofSchema, ofType, ofField]: Levels, meaning: string): string {
  const said = (one: CompatLevel | undefined) => (one ? `@contract(compat: ${one})` : '');
  return `${headOf('billing', ofSchema)} type A ${said(ofType)} @lifecycle(stage: EXPERIMENTAL, since: "2026-01-01") {
    "${meaning}" b(c: Int): Int ${said(ofField)} d: Int }`;
}

const difference: fc.Arbitrary<Difference> = fc
  .tuple(
    fc.constantFrom('A', 'A.b', 'A.b(c:)', 'A.d'),
    fc.constantFrom('SAFE', 'DANGEROUS', 'BREAKING'),
  )
  .map(([coordinate, severity]) => apiDifference('UNKNOWN_DIFFERENCE', coordinate, severity));

const ours = (change: { readonly kind: string }) => !change.kind.startsWith('COMPAT_');

test('no other level after the change helps the same change set', () => {
  fc.assert(
    fc.property(levels, levels, fc.array(difference), (old, now, api) => {
      const before = contract(old, 'One.');
      const staying = judgeContract(before, contract(old, 'Two.'), { api });
      const moving = judgeContract(before, contract(now, 'Two.'), { api });
      const allowed = (one: typeof staying) =>
        one.changes.filter(ours).map((change) => change.allowed);
      expect(allowed(moving)).toEqual(allowed(staying));
    }),
  );
});

test('a lowering is never forbidden, and always approved', () => {
  fc.assert(
    fc.property(levels, levels, (old, now) => {
      const { changes, findings } = judgeContract(contract(old, 'One.'), contract(now, 'One.'));
      const lowered = changes.filter(({ kind }) => kind === 'COMPAT_LOWERED');
      expect(lowered.every(({ allowed }) => allowed)).toBe(true);
      const asked = findings.filter(({ code }) => code === 'APPROVAL_NEEDED').length;
      expect(asked > 0).toBe(lowered.length > 0);
    }),
  );
});
