import { describe, expect, test } from '@jest/globals';
import { parse, Source } from 'graphql';
import { composeContracts } from '../../../supergraph/composition/compose-contracts.ts';
import { contractText, FIRST_LINE_OF_TYPES } from '../../kit/contract-text.ts';

const foreign = (types: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n${types}`;

function compose(texts: Readonly<Record<string, string>>) {
  const contracts = Object.entries(texts).map(([name, text]) => ({
    name,
    url: `http://${name}.example/graphql`,
    document: parse(new Source(text, `${name}.graphql`)),
  }));
  return composeContracts(contracts);
}

const money =
  'type Money @shareable @contract(owner: "platform") { amountMinor: Int! currency: String! }';
const accounts = contractText(
  'identity',
  `type Query { organizations: [Organization!]! }
   "A tenant." type Organization @key(fields: "id") @contract(owner: "identity") { "Its id." id: ID! name: String @contract(owner: "growth") moved: Int }
   ${money}`,
);
const billing = contractText(
  'billing',
  `type Query { total: Money }
   "As billing sees it." type Organization @key(fields: "id") { "Key." id: ID! debt: Money moved: Int @override(from: "accounts") }
   ${money}`,
);

describe('contracts that share an entity and a value type', () => {
  const result = compose({ accounts, billing });
  const sdl = result.ok ? result.supergraphSdl : '';

  test('compose without contradiction', () => {
    expect(result.ok && result.hints.filter(({ severity }) => severity !== 'INFO')).toEqual([]);
    expect(result.ok && result.hints.map(({ code }) => code)).toEqual([
      'OVERRIDDEN_FIELD_CAN_BE_REMOVED',
    ]);
  });

  test.each([
    'id: ID! @contract(owner: "identity")',
    'name: String @join__field(graph: ACCOUNTS) @contract(owner: "growth")',
    'debt: Money @join__field(graph: BILLING) @contract(owner: "billing")',
    'moved: Int @join__field(graph: BILLING, override: "accounts") @contract(owner: "billing")',
    'amountMinor: Int! @contract(owner: "platform")',
    'organizations: [Organization!]! @join__field(graph: ACCOUNTS) @contract(owner: "identity")',
  ])('the supergraph carries the explicit owner: %s', (field) => {
    expect(sdl).toContain(field);
  });

  test('the enums of the directives keep their prefix', () => {
    expect(sdl).toContain('enum contract__Compat');
  });
});

test('contracts that know nothing of the contract language compose, alone and beside others', () => {
  const search = foreign(
    'type Query { hits: Int } type Organization @key(fields: "id") { id: ID! }',
  );
  expect(compose({ search }).ok).toBe(true);
  expect(compose({ accounts, billing, search }).ok).toBe(true);
});

describe('what does not fit together is a finding with its place:', () => {
  test('a type that nobody defines', () => {
    const text = contractText('billing', 'type Query {\n  total: Nowhere\n}');
    expect(compose({ billing: text })).toMatchObject({
      ok: false,
      findings: [
        {
          code: 'INVALID_GRAPHQL',
          severity: 'ERROR',
          subgraph: 'billing',
          coordinate: 'Query.total',
          owner: 'billing',
          file: 'billing.graphql',
          line: FIRST_LINE_OF_TYPES + 1,
          column: 10,
          message: 'Unknown type Nowhere. Define it in this contract, or correct its name.',
          frame: expect.stringContaining(`> ${FIRST_LINE_OF_TYPES + 1} |   total: Nowhere`),
        },
      ],
    });
  });

  test('a field that two contexts type differently', () => {
    const left = foreign('type Query { a: Int @shareable }');
    const right = foreign('type Query {\n  a: String @shareable\n}');
    expect(compose({ left, right })).toMatchObject({
      ok: false,
      findings: [
        {
          code: 'FIELD_TYPE_MISMATCH',
          subgraph: 'left',
          coordinate: 'Query.a',
          file: 'left.graphql',
          line: 2,
        },
      ],
    });
  });

  test('a field that two contexts resolve and neither shares', () => {
    const result = compose({
      left: foreign('type Query { a: Int }'),
      right: foreign('type Query { a: Int }'),
    });
    expect(result).toMatchObject({
      findings: [{ code: 'INVALID_FIELD_SHARING', coordinate: 'Query.a', file: 'left.graphql' }],
    });
  });

  test('a key over a field that is not there', () => {
    const text = foreign('type Query { a: T }\ntype T @key(fields: "nope") { id: ID! }');
    expect(compose({ left: text })).toMatchObject({
      findings: [{ code: 'KEY_INVALID_FIELDS', subgraph: 'left', coordinate: 'T', line: 3 }],
    });
  });

  test('a field that no plan can reach', () => {
    const left = foreign('type Query { t: T }\ntype T @key(fields: "id") { id: ID! }');
    const right = foreign('type T @key(fields: "code") { code: ID! far: Int }');
    const result = compose({ left, right });
    expect(!result.ok && result.findings[1]).toMatchObject({
      code: 'SATISFIABILITY_ERROR',
      coordinate: 'T.far',
      subgraph: 'right',
      line: 2,
    });
  });

  test('annotations that contradict each other: CONTRACT_CONFLICT', () => {
    const right = contractText('workflows', money.replace('platform', 'workflows'));
    const result = compose({
      billing: contractText('billing', `type Query { a: Money } ${money}`),
      right,
    });
    expect(result).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([
        expect.objectContaining({
          code: 'CONTRACT_CONFLICT',
          severity: 'ERROR',
          coordinate: 'Money',
          subgraph: 'billing',
          file: 'billing.graphql',
        }),
      ]),
    });
  });

  test('what crashes the composer: import aliases that differ', () => {
    const aliased = billing
      .replace('"@contract", "@lifecycle"', '{ name: "@contract", as: "@deal" }, "@lifecycle"')
      .replaceAll('@contract', '@deal')
      .replace('name: "@deal", as', 'name: "@contract", as');
    const result = compose({ accounts, billing: aliased });
    expect(!result.ok && result.findings.map(({ code }) => code)).toEqual(['COMPOSER_CRASHED']);
  });
});
