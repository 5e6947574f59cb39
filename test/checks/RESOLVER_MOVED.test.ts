import { expect, test } from '@jest/globals';
import { tellGraphs } from '../kit/contract-differences.ts';

test('a field', () => {
  const before = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! }',
  };
  const after = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS RESOLVER_MOVED at A.b: A.b moves from accounts to billing.',
  ]);
});

test('a type is told once, also an input and an enum', () => {
  const before = {
    accounts: 'type A { b: Int } input I { x: Int } enum E { F }',
    billing: 'type Query { a: Int }',
  };
  const after = {
    accounts: 'type Query { z: Int }',
    billing: 'type Query { a: Int } type A { b: Int } input I { x: Int } enum E { F }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS RESOLVER_MOVED at A: A moves from accounts to billing.',
    'DANGEROUS RESOLVER_MOVED at I: I moves from accounts to billing.',
    'DANGEROUS RESOLVER_MOVED at E: E moves from accounts to billing.',
  ]);
});

test('a contract that goes as a whole, to two others', () => {
  const before = { accounts: 'type A { b: Int }' };
  const after = { billing: 'type A @shareable { b: Int }', growth: 'type A @shareable { b: Int }' };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS RESOLVER_MOVED at A: A moves from accounts to billing and growth.',
  ]);
});

test('what the new home says differently is told too, once for the type', () => {
  const before = {
    accounts:
      '"One." type A @data(class: SECRET) { b: Int "C." c: Int @contract(compat: FULL) } type Query { a: A }',
    billing: 'type Query { b: Int }',
  };
  const after = {
    accounts: 'type Query { c: Int }',
    billing: '"Two." type A @data(class: PUBLIC) { b: Int "C." c: Int } type Query { b: Int a: A }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS RESOLVER_MOVED at A: A moves from accounts to billing.',
    'DANGEROUS RESOLVER_MOVED at Query.a: Query.a moves from accounts to billing.',
    'DANGEROUS MEANING_CHANGED at A: The meaning of A changes from "One." to "Two.".',
    'BREAKING DATA_CLASS_LOWERED at A: The data class of A changes from SECRET to PUBLIC.',
    'DANGEROUS COMPAT_LOWERED at A.c: A.c was kept FULL and is now kept BACKWARD.',
  ]);
});

test('taken over and given up in one change', () => {
  const before = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! }',
  };
  const after = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int @override(from: "accounts") }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS RESOLVER_MOVED at A.b: A.b moves from accounts to billing.',
  ]);
});

test('a field without its type is held to what it inherited there', () => {
  const type = (level: string, fields: string) =>
    `type A @shareable @data(class: ${level}) { ${fields} }`;
  const before = { accounts: type('SECRET', 'b: Int c: Int'), billing: type('PUBLIC', 'c: Int') };
  const after = { accounts: type('SECRET', 'c: Int'), billing: type('PUBLIC', 'b: Int c: Int') };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS RESOLVER_MOVED at A.b: A.b moves from accounts to billing.',
    'BREAKING DATA_CLASS_LOWERED at A.b: The data class of A.b changes from SECRET to PUBLIC.',
  ]);
});
