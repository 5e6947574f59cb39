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
  expect(unpackGrants({ sets: [['read']], places })).toBeUndefined();
});
