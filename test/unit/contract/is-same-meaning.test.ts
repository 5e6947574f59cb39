import { expect, test } from '@jest/globals';
import { isSameMeaning } from '@demarc/supergraph/contract';
import fc from 'fast-check';

test.each([
  ['What it owes.', 'what it owes'],
  ['What  it\n owes', 'What it owes!'],
  ['The `id`, for ever', 'The id for ever.'],
  ['', ' . '],
])('%j means what %j means', (one, other) => {
  expect(isSameMeaning(one, other)).toBe(true);
  expect(isSameMeaning(other, one)).toBe(true);
});

test.each([
  ['What it owes.', 'What it owns.'],
  ['At most 1.5', 'At most 15'],
  ['1 to 2', '12'],
  ['It may.', ''],
])('%j does not mean what %j means', (one, other) => {
  expect(isSameMeaning(one, other)).toBe(false);
});

test('every text means what it means', () => {
  fc.assert(fc.property(fc.string(), (text) => isSameMeaning(text, ` ${text.normalize('NFC')}.`)));
});
