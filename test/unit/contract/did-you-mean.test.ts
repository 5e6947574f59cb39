import { expect, test } from '@jest/globals';
import { didYouMean } from '@demarc/supergraph/contract';

test.each([
  ['biling', ' Did you mean `billing`?'],
  ['Platfrom', ' Did you mean `platform`?'],
  ['it', ''],
  ['warehouse', ''],
  ['', ''],
])('%j among the teams: %j', (given, sentence) => {
  expect(didYouMean(given, ['platform', 'billing', 'hr'])).toBe(sentence);
});

test('the nearest is named, and the first of those that are equally near', () => {
  expect(didYouMean('paymets', ['payers', 'payment', 'payments'])).toContain('`payments`');
  expect(didYouMean('ab', ['ax', 'ay'])).toContain('`ax`');
});
