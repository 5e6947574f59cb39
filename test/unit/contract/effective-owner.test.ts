import { expect, test } from '@jest/globals';
import { coordinatesOf, ownershipOf } from '@demarc/supergraph/contract';
import { parse } from 'graphql';
import { contractText } from '../../kit/contract-text.ts';

test('the owner is inherited schema → type → field → argument', () => {
  const document = parse(
    contractText(
      'billing',
      `type Query { a(x: Int): Int b(x: Int, y: Int @contract(owner: "growth")): Int @contract(owner: "payments") }
       enum Kind @contract(owner: "platform") { FAST SLOW @contract(owner: "growth") }`,
    ),
  );
  const ownership = ownershipOf(document);
  const owners = [...coordinatesOf(document)]
    .filter(({ coordinate }) => /^(Query|Kind)/.test(coordinate))
    .map((found) => `${found.coordinate} ${ownership.effectiveOwner(found) ?? 'nobody'}`);
  expect(owners).toEqual([
    'Query billing',
    'Query.a billing',
    'Query.a(x:) billing',
    'Query.b payments',
    'Query.b(x:) payments',
    'Query.b(y:) growth',
    'Kind platform',
    'Kind.FAST platform',
    'Kind.SLOW growth',
  ]);
});
