import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'MUTATION_WITHOUT_PAYLOAD';
const find = (types: string) => policyFindings(contractText('billing', types), { code });

test('a mutation that answers something else', () => {
  expect(
    find(`type Mutation {
  "Issues an invoice." issueInvoice(a: Int): [Invoice!]!
}
extend type Mutation { stop: Boolean pay: PayloadOfPay }
type Invoice { id: ID! }`),
  ).toEqual([
    {
      code,
      severity: 'ERROR',
      coordinate: 'Mutation.issueInvoice',
      message:
        'Mutation.issueInvoice answers Invoice, which leaves no room for a refusal. Answer a union of IssueInvoicePayload and the refusals, or that payload alone.',
      owner: 'billing',
      subgraph: 'billing',
      file: 'billing.graphql',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 47,
      frame: expect.any(String),
    },
    expect.objectContaining({ coordinate: 'Mutation.stop' }),
    expect.objectContaining({ coordinate: 'Mutation.pay' }),
  ]);
});

test('a union of refusals alone', () => {
  expect(
    find('type Mutation { pay: PayResult } union PayResult = Declined type Declined { a: Int }'),
  ).toMatchObject([{ coordinate: 'Mutation.pay' }]);
});

test('by another name of the root type', () => {
  const text = contractText('billing', 'extend schema { mutation: Write } type Write { pay: Int }');
  expect(policyFindings(text, { code })).toMatchObject([{ coordinate: 'Write.pay' }]);
});

test.each([
  [
    'a union with a payload among its members',
    'type Mutation { pay: PayResult! } union PayResult = PayPayload | Declined type PayPayload { a: Int } type Declined { a: Int }',
  ],
  [
    'a union that gets its payload by an extension',
    'type Mutation { pay: PayResult! } union PayResult = Declined type Declined { a: Int } extend union PayResult = PayPayload type PayPayload { a: Int }',
  ],
  ['a union', 'type Mutation { pay: PayPayload! } union PayPayload = Paid type Paid { a: Int }'],
  ['an object', 'type Mutation { pay: PayPayload } type PayPayload { a: Int }'],
  ['queries and other types', 'type Query { pay: Int } type Invoice { pay: Int }'],
])('not found: %s', (_what, types) => {
  expect(find(types)).toEqual([]);
});
