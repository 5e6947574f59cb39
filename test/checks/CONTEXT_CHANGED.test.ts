import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('another context on the type, another value from it', () => {
  const before = 'type A @context(name: "a") { b(c: Int @fromContext(field: "$a { d }")): Int }';
  const after = 'type A @context(name: "e") { b(c: Int @fromContext(field: "$e { d }")): Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS CONTEXT_CHANGED at A: The @context of A in billing changes from (name: "a") to (name: "e").',
    'DANGEROUS CONTEXT_CHANGED at A.b(c:): The @fromContext of A.b(c:) in billing changes from (field: "$a { d }") to (field: "$e { d }").',
  ]);
});
