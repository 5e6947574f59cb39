import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'SOURCE_AMBIGUOUS';
const find = (types: string, others: Readonly<Record<string, string>> = {}) =>
  policyFindings(contractText('billing', types), {
    code,
    others: Object.fromEntries(
      Object.entries(others).map(([name, text]) => [name, contractText(name, text)]),
    ),
  });

describe('two authorities in one source', () => {
  test('are named where they are written', () => {
    expect(
      find(`"What is asked for." type Invoice {
  "Its sum." total: Int
    @contract(owner: "payments", source: "billing.invoices.total and stripe.invoices.amount")
}`),
    ).toMatchObject([
      {
        severity: 'ERROR',
        coordinate: 'Invoice.total',
        owner: 'payments',
        line: FIRST_LINE_OF_TYPES + 2,
        column: 42,
        message:
          'The source of Invoice.total names 2 authorities: billing.invoices.total and stripe.invoices.amount. ' +
          'Name the one that is right when they differ; if it is computed from them, write source: "derived: …".',
      },
    ]);
  });

  const ofField = (source: string) =>
    find(
      `"Asked for." type Invoice { "Sum." total: Int @contract(source: ${JSON.stringify(source)}) }`,
    );

  test.each([
    'crm or erp',
    'CRM OR ERP',
    'billing.invoices.total, stripe.charges.amount',
    'billing.invoices; stripe.charges',
    'billing.invoices, or stripe.charges',
    'billing.invoices and what Stripe says',
    'billing.a, billing.b and billing.c',
    'billing.invoices, else the ERP',
    'crm & erp',
    'crm | erp',
    'billing.invoices + stripe.charges',
    'Salesforce CRM, Stripe API',
  ])('%s', (source) => {
    expect(ofField(source)).toHaveLength(1);
  });

  test.each([
    'billing.invoices.total',
    'derived: billing.usage_events and billing.prices',
    'Derived: a, b or c',
    ' derived: Invoice.total, payments, credit notes',
    'the terms and conditions register',
    'billing.invoices (total and currency, as booked)',
    'the CRM, as sales keeps it',
    'stripe.charges, synced each night',
    'billing.and_or',
    'https://crm.example/a',
    'Brandstore',
    '',
  ])('not: %s', (source) => {
    expect(ofField(source)).toEqual([]);
  });

  test('on a type and on an enum value as well, an extension included', () => {
    expect(
      find(`"Asked for." type Invoice { "Sum." total: Int }
extend type Invoice @contract(source: "a or b")
"How." enum Way { "So." SO @contract(source: "a, b") }`).map((one) => [one.coordinate, one.line]),
    ).toEqual([
      ['Invoice', FIRST_LINE_OF_TYPES + 1],
      ['Way.SO', FIRST_LINE_OF_TYPES + 2],
    ]);
  });
});

describe('a field that several contexts resolve', () => {
  const street = (source: string, type = '') =>
    `"Where." type Place @shareable ${type} { "Of the house." street: String ${source && `@contract(source: "${source}")`} }`;

  test('without a source', () => {
    expect(find(street(''), { accounts: street('') })).toMatchObject([
      {
        severity: 'ERROR',
        coordinate: 'Place.street',
        owner: 'billing',
        line: FIRST_LINE_OF_TYPES,
        column: 51,
        message:
          '2 contexts resolve Place.street without one source together: billing none and accounts none. Agree on the one source of ' +
          'truth: write the same @contract(source: "…") in each of them, or let one context alone resolve it.',
      },
    ]);
  });

  test.each([
    ['crm.streets', 'erp.streets'],
    ['crm.streets', ''],
    ['', 'crm.streets'],
  ])('%s here, %s there', (here, there) => {
    expect(find(street(here), { accounts: street(there) })).toHaveLength(1);
  });

  test('at the source where it is written', () => {
    expect(find(street('crm.a'), { accounts: street('crm.b') })).toMatchObject([
      { line: FIRST_LINE_OF_TYPES, column: 84 },
    ]);
  });

  test('not with one source, on the fields or on their type', () => {
    expect(
      find(street('crm.a'), { accounts: street('crm.a'), workflows: street('crm.a') }),
    ).toEqual([]);
    const byType = street('', '@contract(source: "crm.a")');
    expect(find(byType, { accounts: street('crm.a') })).toEqual([]);
  });

  test('not alone, and not where the others only refer to it or have lost it', () => {
    expect(find(street(''))).toEqual([]);
    const referring = 'type Place { street: String @external }';
    expect(find(street(''), { accounts: referring })).toEqual([]);
    const taking = '"W." type Place @shareable { "S." street: String @override(from: "billing") }';
    expect(find(street(''), { accounts: taking })).toEqual([]);
  });

  test('not a value type of the platform', () => {
    const money =
      '"Money." type Money @shareable @contract(owner: "platform") { "Cents." cents: Int }';
    expect(find(money, { accounts: money })).toEqual([]);
  });

  test('of two parts of a type only that which is shareable', () => {
    const parts = `"Where." type Place { "Mine." mine: Int }
extend type Place @shareable { "Ours." ours: Int }`;
    const found = find(parts, { accounts: parts });
    expect(found.map(({ coordinate }) => coordinate)).toEqual(['Place.ours']);
  });
});

describe('a shareable field of an entity', () => {
  const home = (
    source: string,
  ) => `"Who." type Person @key(fields: "id") @contract(owner: "identity") {
  "Names it." id: ID! @contract(source: "a.id") "Called." name: String @shareable ${source} }`;
  const away = (source: string) =>
    `type Person @key(fields: "id") { id: ID! name: String @shareable ${source} }`;

  test('has the source of its home', () => {
    expect(find(away(''), { accounts: home('@contract(source: "a.name")') })).toEqual([]);
  });

  test('has none where its home names none, or where another contradicts', () => {
    expect(find(away(''), { accounts: home('') })[0]?.message).toMatch(
      /: accounts, the home of Person, writes @contract\(source: "…"\), and the others none, or/,
    );
    const contradicting = away('@contract(source: "b.name")');
    expect(find(contradicting, { accounts: home('@contract(source: "a.name")') })).toHaveLength(1);
  });

  test('its key is no shared fact', () => {
    expect(
      find('type Person @key(fields: "id") { id: ID! @shareable "D." debt: Int }', {
        accounts: home('@contract(source: "a.name")'),
      }),
    ).toEqual([]);
  });
});
