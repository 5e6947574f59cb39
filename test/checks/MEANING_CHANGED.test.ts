import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a type, a field, an argument, an enum value and an input field say something else', () => {
  const before =
    '"A." type Invoice { "B." total("C." of: Int): Int } enum Side { "D." D } input Filter { "E." since: Int }';
  const after =
    '"F." type Invoice { "G." total("H." of: Int): Int } enum Side { "I." D } input Filter { "J." since: Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS MEANING_CHANGED at Invoice: The meaning of Invoice changes from "A." to "F.".',
    'DANGEROUS MEANING_CHANGED at Invoice.total: The meaning of Invoice.total changes from "B." to "G.".',
    'DANGEROUS MEANING_CHANGED at Invoice.total(of:): The meaning of Invoice.total(of:) changes from "C." to "H.".',
    'DANGEROUS MEANING_CHANGED at Side.D: The meaning of Side.D changes from "D." to "I.".',
    'DANGEROUS MEANING_CHANGED at Filter.since: The meaning of Filter.since changes from "E." to "J.".',
  ]);
});

test('case, white space and punctuation make no meaning', () => {
  const before = 'type Invoice { "What is asked for, tax included." total: Int }';
  const after = 'type Invoice { """\n  what is asked for\n  (tax  included)\n""" total: Int }';
  expect(tellContract(before, after)).toEqual([]);
});

test('a point within a number is part of the number', () => {
  const before = 'type A { "At most 1.5 days." b: Int }';
  const after = 'type A { "At most 15 days." b: Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS MEANING_CHANGED at A.b: The meaning of A.b changes from "At most 1.5 days." to "At most 15 days.".',
  ]);
});

test('what another home says is not told here', () => {
  const before = '"One." type Organization @key(fields: "id") { "Two." id: ID! }';
  const after = '"Three." type Organization @key(fields: "id") { "Four." id: ID! }';
  expect(tellContract(before, after)).toEqual([]);
});

test('of a long meaning the part that differs is shown', () => {
  const text = (end: string) =>
    `type A { "${'The same words again and again. '.repeat(20)}${end}" b: Int }`;
  const [told = ''] = tellContract(text('Before.'), text('After.'));
  expect(told).toContain('again. Before." to "…');
  expect(told).toMatch(/again\. After\."\.$/);
  expect(told.length).toBeLessThan(400);
});
