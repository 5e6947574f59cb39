import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'CONTRACT_OWNER_UNKNOWN';
const add = 'Add the team there, or name one of: billing, payments, identity, growth or platform.';

test('each place where the team is written, not each that inherits it', () => {
  const text = contractText(
    'biling',
    `type Query { a: Int b: Int @contract(source: "x", owner: "paymets") }
"A bill." type Invoice @contract(owner: "billing") { c(x: Int @contract(owner: "nobody")): Int }
extend type Invoice @contract(owner: "biling") { d: Int }
enum Side { D @contract(owner: "bill ing") }`,
  );
  expect(policyFindings(text, { code })).toEqual([
    {
      code,
      severity: 'ERROR',
      message: `There is no team \`biling\` in owners.yaml. Did you mean \`billing\`? ${add}`,
      owner: 'biling',
      subgraph: 'billing',
      file: 'billing.graphql',
      line: FIRST_LINE_OF_TYPES - 1,
      column: 20,
      frame: expect.any(String),
    },
    expect.objectContaining({
      coordinate: 'Query.b',
      owner: 'paymets',
      message: `There is no team \`paymets\` in owners.yaml. Did you mean \`payments\`? ${add}`,
      line: FIRST_LINE_OF_TYPES,
      column: 58,
    }),
    expect.objectContaining({
      coordinate: 'Invoice',
      line: FIRST_LINE_OF_TYPES + 2,
      column: 38,
    }),
    expect.objectContaining({
      coordinate: 'Invoice.c(x:)',
      message: `There is no team \`nobody\` in owners.yaml. ${add}`,
    }),
    expect.objectContaining({ coordinate: 'Side.D' }),
  ]);
});

test('a block string is a team too', () => {
  const text = contractText('billing', 'type Query @contract(owner: """\nbilling\n""") { a: Int }');
  expect(policyFindings(text, { code })).toEqual([]);
});

test('an owner that is no text is the composer’s to refuse, and its absence another rule’s', () => {
  const text = contractText(
    'billing',
    'type Query @contract(owner: 5) { a: Int @contract(owner: null) b: Int @contract(owner: [x]) }',
  );
  expect(policyFindings(text, { code })).toEqual([]);
});
