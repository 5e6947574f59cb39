import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('added', () => {
  const before = 'type A @key(fields: "id") { id: ID! }';
  const after = 'type A @key(fields: "id") @interfaceObject { id: ID! }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING INTERFACE_OBJECT_CHANGED at A: A in billing now stands for all types of the interface (@interfaceObject).',
  ]);
});

test('gone', () => {
  const before = 'type A @key(fields: "id") @interfaceObject { id: ID! }';
  const after = 'type A @key(fields: "id") { id: ID! }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING INTERFACE_OBJECT_CHANGED at A: A in billing no longer stands for all types of the interface (@interfaceObject).',
  ]);
});
