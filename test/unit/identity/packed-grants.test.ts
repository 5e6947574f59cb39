import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packGrants, unpackGrants, type Grant } from '@demarc/foundation/identity';

const name = fc.string({ maxLength: 12 });
const grant: fc.Arbitrary<Grant> = fc.record({
  organization: name,
  workspace: fc.option(name),
  permissions: fc.array(fc.constantFrom('read', 'write', 'approve'), { maxLength: 3 }),
  onBehalfOf: fc.option(name),
});

test('what is packed and unpacked, as JSON between, is what it was, in its order', () => {
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 40 }), (grants) => {
      const packed = JSON.parse(JSON.stringify(packGrants(grants))) as ReturnType<
        typeof packGrants
      >;
      expect(unpackGrants(packed)).toEqual(grants);
      expect(new Set(packed.sets.map((set) => JSON.stringify(set))).size).toBe(packed.sets.length);
    }),
  );
});

test('a place of a set that is not there is no grant, and makes none of the others one', () => {
  const places = [['org', null, 0, null] as const, ['org', null, 1, null] as const];
  expect(unpackGrants({ permissions: ['read'], sets: [[0]], places })).toBeUndefined();
});

test('a set of a permission that is not there is no set', () => {
  const places = [['org', null, 0, null] as const];
  expect(unpackGrants({ permissions: ['read'], sets: [[0, 1]], places })).toBeUndefined();
});

test('twenty sets that differ say each permission once: whoever lends them fills no token', () => {
  const all = Array.from({ length: 13 }, (_, index) => `billing.something.number-${index}`);
  const grants = Array.from({ length: 20 }, (_, index) => ({
    organization: 'o'.repeat(30),
    workspace: 'w'.repeat(30),
    permissions: all.filter((_permission, bit) => bit > 4 || (index & (1 << bit)) > 0),
    onBehalfOf: 'u'.repeat(30),
  }));
  expect(new Set(grants.map(({ permissions }) => permissions.join())).size).toBe(20);
  expect(JSON.stringify(packGrants(grants)).length).toBeLessThan(4_000);
});
