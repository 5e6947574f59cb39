import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'MEANING_MISSING';

test('a type, a field, an argument, an input field and an enum value without a description', () => {
  const text = contractText(
    'billing',
    `type Query { "A total." total(of: Filter): Side }
enum Side { "Debit." D
  C }
"What to count." input Filter { "Since when." since: String until: String }`,
  );
  expect(policyFindings(text, { code })).toMatchObject([
    { coordinate: 'Query.total(of:)', severity: 'ERROR', owner: 'billing', subgraph: 'billing' },
    { coordinate: 'Side', file: 'billing.graphql', line: FIRST_LINE_OF_TYPES + 1, column: 6 },
    { coordinate: 'Side.C' },
    { coordinate: 'Filter.until' },
  ]);
});

test('what another home describes needs no description here', () => {
  const text = contractText(
    'billing',
    'type Organization @key(fields: "id") { id: ID! "What it owes." debt: Int }',
  );
  expect(policyFindings(text, { code })).toEqual([]);
});
