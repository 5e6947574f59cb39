import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a field', async () => {
  const before = 'type A { a: Int b: Int }';
  const after = 'type A { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_REMOVED at A.b: A.b is gone. Operations that select it are refused.',
  ]);
});

test('a deprecated field, with the words that announced it', async () => {
  const before = 'type A { a: Int b: Int @deprecated(reason: "Use A.a. Retires 2026-11-01.") }';
  const after = 'type A { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_REMOVED at A.b: A.b is gone; it was deprecated ("Use A.a. Retires 2026-11-01."). Operations that select it are refused.',
  ]);
});

test('a field of an interface, and of its types', async () => {
  const before = 'interface N { a: Int b: Int } type A implements N { a: Int b: Int }';
  const after = 'interface N { a: Int } type A implements N { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_REMOVED at N.b: N.b is gone. Operations that select it are refused.',
    'BREAKING FIELD_REMOVED at A.b: A.b is gone. Operations that select it are refused.',
  ]);
});

test('a name that begins like another', async () => {
  const before = 'type A { name: Int nameFull: Int }';
  const after = 'type A { name: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_REMOVED at A.nameFull: A.nameFull is gone. Operations that select it are refused.',
  ]);
});
