import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'MUTATION_NOT_RETRYABLE';
const find = (types: string) => policyFindings(contractText('billing', types), { code });
const good = 'input PayInput { requestId: ID! amount: Int }';

describe('a mutation that cannot be sent again safely,', () => {
  test('because it takes no input object', () => {
    expect(
      find('type Mutation {\n  "Pays." pay(requestId: ID!): PayPayload\n  _stop: StopPayload }'),
    ).toEqual([
      {
        code,
        severity: 'ERROR',
        coordinate: 'Mutation.pay',
        message:
          'Mutation.pay cannot be sent again safely: it takes no input object, which would hold its request id. ' +
          'Write pay(input: PayInput!), and give that input requestId: ID!.',
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES + 1,
        column: 11,
        frame: expect.any(String),
      },
      expect.objectContaining({ coordinate: 'Mutation._stop' }),
    ]);
  });

  test.each([
    [
      'input PayInput { amount: Int }',
      'PayInput!',
      'PayInput has no request id. Add requestId: ID! to it.',
    ],
    [
      'input PayInput { requestId: ID }',
      'PayInput!',
      'PayInput.requestId is ID, so that it may be missing. Write requestId: ID!.',
    ],
    [
      'input PayInput { requestId: String! }',
      'PayInput!',
      'PayInput.requestId is String!, so that it may be missing. Write requestId: ID!.',
    ],
    [
      'input PayInput { requestId: ID! = "1" }',
      'PayInput!',
      'PayInput.requestId is ID! with a default, so that it may be missing. Write requestId: ID!.',
    ],
    [
      good,
      'PayInput',
      'the argument input may be missing or hold several. Write input: PayInput!.',
    ],
    [
      good,
      '[PayInput!]!',
      'the argument input may be missing or hold several. Write input: PayInput!.',
    ],
    [
      good,
      'PayInput! = { requestId: "1" }',
      'the argument input may be missing or hold several. Write input: PayInput!.',
    ],
  ])('because of its input: %s, %s', (input, type, reason) => {
    const found = find(`${input} type Mutation { pay(at: Int, input: ${type}): PayPayload }`);
    expect(found.map(({ message }) => message)).toEqual([
      `Mutation.pay cannot be sent again safely: ${reason}`,
    ]);
  });

  test('by another name of the root type, and in an extension', () => {
    const types = 'type Write { pay: PayPayload } extend type Write { stop: StopPayload }';
    const renamed = contractText('billing', types).replace(
      '@contract(owner: "billing")',
      '@contract(owner: "billing") { mutation: Write }',
    );
    expect(policyFindings(renamed, { code }).map(({ coordinate }) => coordinate)).toEqual([
      'Write.pay',
      'Write.stop',
    ]);
    expect(find(types)).toEqual([]);
  });
});

test.each([
  [
    'one input object with its request id',
    `${good} type Mutation { pay(input: PayInput!): PayPayload }`,
  ],
  [
    'one among other arguments, whatever it is called',
    `${good} type Mutation { pay(at: Int, what: PayInput!): PayPayload }`,
  ],
  [
    'a request id from an extension of the input',
    'input PayInput { a: Int } extend input PayInput { "Names it." requestId: ID! } type Mutation { pay(input: PayInput!): PayPayload }',
  ],
  ['queries', 'type Query { pay: Int }'],
  ['a field of another type', 'type Invoice { pay: Int }'],
])('not found: %s', (_what, types) => {
  expect(find(types)).toEqual([]);
});

test('a type called Mutation that is not the root', () => {
  const text = contractText('billing', 'type Query { a: Int } type Mutation { pay: Int }').replace(
    'extend schema',
    'schema',
  );
  const given = text.replace(
    '@contract(owner: "billing")',
    '@contract(owner: "billing") { query: Query }',
  );
  expect(policyFindings(given, { code })).toEqual([]);
});
