import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a field that was repeated', () => {
  const before = 'type A @key(fields: "id") { id: ID! b: Int @external }';
  const after = 'type A @key(fields: "id") { id: ID! b: Int @shareable }';
  expect(tellContract(before, after)).toEqual([
    'SAFE SHAREABLE_ADDED at A.b: billing lets other subgraphs resolve A.b too.',
    'SAFE EXTERNAL_REMOVED at A.b: billing resolves A.b, which it only repeated.',
  ]);
});
