import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'DATA_MASK_UNKNOWN';
const find = (types: string) => policyFindings(contractText('billing', types), { code });

test('a mask that is none, where it is written', () => {
  expect(
    find(`"A." type Thing {
  "B." a: Int @contract(owner: "payments") @data(class: PERSONAL, mask: "initial")
}`),
  ).toMatchObject([
    {
      severity: 'WARNING',
      coordinate: 'Thing.a',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 73,
      message:
        '"initial", the mask of Thing.a, is none that there is. Did you mean `initials`? ' +
        'There are email, last4, initials, hash and null.',
    },
  ]);
});

test.each(['email', 'last4', 'initials', 'hash', 'null'])('%s is one', (mask) => {
  expect(find(`"A." type Thing { "B." a: Int @data(class: PERSONAL, mask: "${mask}") }`)).toEqual(
    [],
  );
});

test.each(['', 'Email', 'email ', 'none'])('%j is none', (mask) => {
  expect(find(`"A." input In { "B." a: Int @data(class: PUBLIC, mask: "${mask}") }`)).toHaveLength(
    1,
  );
});

test('without a mask there is none to know', () => {
  expect(find('"A." type Thing @data(class: PERSONAL) { "B." a: Int }')).toEqual([]);
});
