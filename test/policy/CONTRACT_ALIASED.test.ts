import { expect, test } from '@jest/globals';
import { contractText } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'CONTRACT_ALIASED';
const text = contractText('billing', 'type Query { a: Int }');
const find = (from: string, to: string) => policyFindings(text.replace(from, to), { code });

test('a directive that is imported under another name', () => {
  expect(
    find(
      '["@contract", ',
      '[{ name: "@contract", as: "@deal" }, { as: "@age", name: "@lifecycle" }, ',
    ),
  ).toEqual([
    {
      code,
      severity: 'ERROR',
      coordinate: '@contract',
      message:
        '@contract is imported as @deal here. Import it as "@contract" and write @contract: contexts that call one directive by different names do not compose.',
      owner: 'billing',
      subgraph: 'billing',
      file: 'billing.graphql',
      line: 3,
      column: 90,
      frame: expect.any(String),
    },
    expect.objectContaining({ coordinate: '@lifecycle', column: 107 }),
  ]);
});

test('the language that is linked under another name', () => {
  expect(find('contract/v1.0",', 'contract/v1.0", as: "deal",')).toMatchObject([
    {
      message:
        'The contract language is linked as "deal" here. Take as: "deal" out: contexts that call one directive by different names do not compose.',
      line: 3,
      column: 60,
    },
  ]);
});

test.each([
  ['its own name', '"@contract"', '{ name: "@contract", as: "@contract" }'],
  ['its own name for the link', 'contract/v1.0",', 'contract/v1.0", as: "contract",'],
  ['another specification', '["@key"', '[{ name: "@key", as: "@id" }'],
  ['an alias that is no text', 'contract/v1.0",', 'contract/v1.0", as: 5,'],
])('not found: %s', (_what, from, to) => {
  expect(find(from, to)).toEqual([]);
});
