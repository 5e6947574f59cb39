import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('with its replacement and its date', () => {
  const before = 'type A { b: Int c: Int }';
  const after =
    'type A { b: Int c: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", replacedBy: "A.b", retireOn: "2027-03-01", note: "Read b.") }';
  expect(tellContract(before, after)).toEqual([
    'SAFE STAGE_DEPRECATED at A.c: The stage of A.c changes from ACTIVE to DEPRECATED. Its replacement is A.b. Its retire date is 2027-03-01.',
  ]);
});

test('an enum value, an input field, an argument and a type', () => {
  const before = 'enum A { B } input C { d: Int } type E { f(g: Int): Int }';
  const after =
    'enum A { B @lifecycle(stage: DEPRECATED, since: "2026-09-01") } input C { d: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01") } type E @lifecycle(stage: DEPRECATED, since: "2026-09-01") { f(g: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01")): Int }';
  expect(tellContract(before, after)).toEqual([
    'SAFE STAGE_DEPRECATED at A.B: The stage of A.B changes from ACTIVE to DEPRECATED.',
    'SAFE STAGE_DEPRECATED at C.d: The stage of C.d changes from ACTIVE to DEPRECATED.',
    'SAFE STAGE_DEPRECATED at E: The stage of E changes from ACTIVE to DEPRECATED.',
    'SAFE STAGE_DEPRECATED at E.f(g:): The stage of E.f(g:) changes from ACTIVE to DEPRECATED.',
  ]);
});
