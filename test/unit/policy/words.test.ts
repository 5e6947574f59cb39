import { expect, test } from '@jest/globals';
import { stemOf, wordsOfName, wordsOfText } from '../../../supergraph/policy/words.ts';

test.each([
  ['billingAccountIDs', 'billing account ids'],
  ['PAST_DUE', 'past due'],
  ['HTTPServer', 'http server'],
  ['userIDsOf', 'user ids of'],
  ['addressLine1', 'address line 1'],
  ['_private', 'private'],
  ['x', 'x'],
  ['isA', 'is a'],
  ['__', ''],
])('the words of the name %s', (name, words) => {
  expect(wordsOfName(name).join(' ')).toBe(words);
});

test('the words of a text, names in it taken apart', () => {
  const text = "The organization’s `lifecycleState`, organizations' x_y: isn't 1.5 ünïcode 日本!";
  expect(wordsOfText(text)).toEqual([
    ...['the', 'organization', 'lifecycle', 'state', 'organizations', 'x', 'y', "isn't", '1', '5'],
    ...['ünïcode', '日本'],
  ]);
});

test.each([
  ['invoice', 'invoices'],
  ['entry', 'entries'],
  ['address', 'addresses'],
  ['status', 'statuses'],
  ['response', 'responses'],
  ['box', 'boxes'],
  ['match', 'matches'],
  ['id', 'ids'],
  ['area', 'areas'],
  ['key', 'keys'],
])('%s and %s have one stem', (one, many) => {
  expect(stemOf(many)).toBe(stemOf(one));
});

test.each([
  ['one', 'on'],
  ['status', 'state'],
  ['as', 'a'],
])('%s and %s have not', (one, other) => {
  expect(stemOf(one)).not.toBe(stemOf(other));
});
