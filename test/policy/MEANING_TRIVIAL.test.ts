import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'MEANING_TRIVIAL';
const coordinates = (types: string) =>
  policyFindings(contractText('billing', types), { code }).map(({ coordinate }) => coordinate);
/** One description on one field. */
const ofField = (type: string, field: string, meaning: string) =>
  coordinates(`"Something else." type ${type} { ${JSON.stringify(meaning)} ${field}: String }`);

test('a description that is the name is refused at the name, in words that say what is missing', () => {
  const text = contractText(
    'billing',
    `type Query {
  "One invoice, or null."
  invoice("The invoice's id." id: ID!): Invoice
}
"What is asked for."
type Invoice {
  "The invoice number."
  number: String @contract(owner: "payments")
}`,
  );
  expect(policyFindings(text, { code })).toMatchObject([
    {
      code,
      severity: 'ERROR',
      coordinate: 'Query.invoice(id:)',
      owner: 'billing',
      subgraph: 'billing',
      file: 'billing.graphql',
      line: FIRST_LINE_OF_TYPES + 2,
      column: 31,
      message:
        '"The invoice\'s id." says no more than the name of Query.invoice(id:). ' +
        'Write what the name does not tell: what it is for, where it comes from, when it is null.',
    },
    {
      coordinate: 'Invoice.number',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 7,
      column: 3,
      message: expect.stringContaining('"The invoice number." says no more'),
    },
  ]);
});

describe('the name in other words', () => {
  test.each([
    ['Invoice', 'id', 'The id.'],
    ['Invoice', 'id', 'ID'],
    ['Invoice', 'id', 'The unique identifier of the invoice.'],
    ['Invoice', 'number', 'The invoice number'],
    ['Organization', 'status', 'Status of the organization.'],
    ['Organization', 'status', 'This is the status of this organization'],
    ['Invoice', 'lines', "The invoice's lines."],
    ['Invoice', 'lines', 'The invoice’s line list.'],
    ['Invoice', 'entries', 'An entry.'],
    ['BillingAccount', 'createdAt', 'created_at'],
    ['BillingAccount', 'createdAt', '`createdAt`'],
    ['Invoice', 'billingAccount', 'Represents the billing account of the invoice.'],
    ['Invoice', 'type', 'The type of the invoice.'],
    ['Invoice', 'value', 'Value.'],
    ['Invoice', 'amount', 'The value.'],
    ['Invoice', 'amount', 'TODO'],
    ['Invoice', 'amount', '…'],
    ['Invoice', 'URL', 'The URL.'],
  ])('%s.%s: %s', (type, field, meaning) => {
    expect(ofField(type, field, meaning)).toEqual([`${type}.${field}`]);
  });

  test('of a type, an argument, an input field and an enum value', () => {
    expect(
      coordinates(`"An order line." type OrderLine { "How many, once returns are off." left("The line that is left" left: Int): Int }
"Filters orders." input Filter { "The filter's state." state: OrderState }
"Where an order stands." enum OrderState { "The order is open." OPEN "Closed state." CLOSED }
"An event." scalar Event
"An event." interface HasEvent { "Why it came." event: Event }
"Cards or cash." union CardOrCash = OrderLine`),
    ).toEqual([
      'OrderLine',
      'OrderLine.left(left:)',
      'Filter.state',
      'OrderState.OPEN',
      'OrderState.CLOSED',
      'Event',
      'HasEvent',
      'CardOrCash',
    ]);
  });
});

describe('a meaning, however short', () => {
  test.each([
    ['Invoice', 'id', 'Names the invoice in every context, for ever.'],
    ['Invoice', 'createdAt', 'When the invoice was created.'],
    ['Invoice', 'number', 'The invoice number; null while it is a draft.'],
    ['InvoiceEdge', 'node', 'The invoice.'],
    ['Invoice', 'feature', 'The feature’s code.'],
    ['Invoice', 'organization', 'Who pays.'],
    ['Invoice', 'raw', 'As is.'],
    ['Invoice', 'lines', '発行された明細'],
    ['Invoice', 'versionNumber', '1, 2, 3 …'],
    ['Organization', 'active', 'Not closed.'],
    ['InvoiceConnection', 'nodes', 'The invoices of this page.'],
  ])('%s.%s: %s', (type, field, meaning) => {
    expect(ofField(type, field, meaning)).toEqual([]);
  });

  test('of an enum value', () => {
    expect(
      coordinates(
        `"How far." enum OrderState { "In use." ACTIVE "Nobody, or one." ON "One of them." OF }`,
      ),
    ).toEqual([]);
  });
});

test('what is missing has a rule of its own, and what another home describes is the home’s', () => {
  expect(
    coordinates(`type Query { silent: Int }
"An organization." type Organization @key(fields: "id") { "The id." id: ID! "What it owes." debt: Int }`),
  ).toEqual([]);
});

test('the name of a type that is defined in parts is judged by the description of its definition', () => {
  expect(
    coordinates(`extend type Parcel { "The parcel's weight." weight: Int }
"The parcel." type Parcel { "In grams." size: Int }`),
  ).toEqual(['Parcel', 'Parcel.weight']);
});
