import { expect, test } from '@jest/globals';
import { headOf, tellContract, tellGraphs } from '../kit/contract-differences.ts';

test('the owner of a field', () => {
  const before = 'type Invoice { total: Int }';
  const after = 'type Invoice { total: Int @contract(owner: "payments") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS OWNER_CHANGED at Invoice.total: The owner of Invoice.total changes from billing to payments.',
  ]);
});

test('what a type hands on is told once, at the type; a field with an owner of its own is not touched', () => {
  const before =
    'type Invoice { total(in: String): Int number: Int due: Int @contract(owner: "growth") }';
  const after =
    'type Invoice @contract(owner: "payments") { total(in: String): Int number: Int due: Int @contract(owner: "growth") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS OWNER_CHANGED at Invoice: The owner of Invoice changes from billing to payments.',
  ]);
});

test('the default owner is told at each type that inherits it, and at the own fields of another home’s entity', () => {
  const before = {
    billing:
      headOf('billing') +
      'type Query { a: Int } enum Side { A } type Organization @key(fields: "id") { id: ID! debt: Int }',
  };
  const after = {
    billing:
      headOf('payments') +
      'type Query { a: Int } enum Side { A } type Organization @key(fields: "id") { id: ID! debt: Int }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS OWNER_CHANGED at Query: The owner of Query changes from billing to payments.',
    'DANGEROUS OWNER_CHANGED at Side: The owner of Side changes from billing to payments.',
    'DANGEROUS OWNER_CHANGED at Organization.debt: The owner of Organization.debt changes from billing to payments.',
  ]);
});

test('the same owner, once inherited and once written', () => {
  const before = 'type Invoice { total: Int }';
  const after =
    'type Invoice @contract(owner: "billing") { total: Int @contract(owner: "billing") }';
  expect(tellContract(before, after)).toEqual([]);
});
