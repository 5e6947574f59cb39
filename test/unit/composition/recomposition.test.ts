import { describe, expect, test } from '@jest/globals';
import type { Contract } from '@demarc/supergraph/contract';
import fc from 'fast-check';
import { parse, printSchema, Source } from 'graphql';
import { composeContracts } from '../../../supergraph/composition/compose-contracts.ts';
import { contractText } from '../../kit/contract-text.ts';

const query = 'type Query { q: Int @shareable @contract(owner: "platform") }';

/** What a contract may be from one composition to the next: whatever is wrong or strange among it. */
const variants: Readonly<Record<string, readonly string[]>> = {
  accounts: [
    contractText(
      'identity',
      `${query}\n"A tenant." type Organization @key(fields: "id") @contract(owner: "identity") { id: ID! name: String }`,
    ),
    // No longer the home.
    contractText(
      'identity',
      `${query}\ntype Organization @key(fields: "id") { id: ID! name: String }`,
    ),
    contractText(
      'growth',
      `${query}\n"A tenant." type Organization @key(fields: "id") @contract(owner: "growth") { id: ID! name: String far: Nowhere }`,
    ),
    contractText(
      'identity',
      `${query}\ntype Organization @key(fields: "code") @contract(owner: "identity") { code: ID! }`,
    ),
  ],
  billing: [
    contractText('billing', `${query}\ntype Organization @key(fields: "id") { id: ID! debt: Int }`),
    contractText(
      'billing',
      `${query}\n"As billing sees it." type Organization @key(fields: "id") { id: ID! name: String @override(from: "accounts") }`,
    ),
    contractText(
      'billing',
      `${query}\n"Ours." type Organization @key(fields: "id") @contract(owner: "billing") { id: ID! debt: Int }`,
    ),
    contractText(
      'billing',
      `schema { query: Root }\ntype Root { q: Int @shareable @contract(owner: "platform") }\ntype Query { z: Int }`,
    ),
    contractText(
      'billing',
      `schema { query: Root }\ntype Root { q: Int @shareable @contract(owner: "platform") owed: Int }`,
    ),
  ],
  workflows: [
    contractText('workflows', query),
    contractText('workflows', `${query}\ntype Organization { id: ID! steps: Int }`),
    // Federation 1, which the composer upgrades.
    'type Query { steps: Int }\nextend type Organization @key(fields: "id") { id: ID! @external steps: Int }',
    contractText('workflows', `${query}\nenum Unused { A B }`).replaceAll(
      '"@override"',
      '{ name: "@override", as: "@takes" }',
    ),
  ],
};

function read(name: string, variant: number): Contract {
  const text = variants[name]?.[variant] ?? '';
  const document = parse(new Source(text, `${name}.graphql`));
  return { name, url: `http://${name}.example/graphql`, document };
}

function whole(contracts: readonly Contract[]) {
  const result = composeContracts(contracts);
  return result.ok ? { ...result, apiSchema: printSchema(result.apiSchema()) } : result;
}

describe('composing again after a change', () => {
  const names = Object.keys(variants);
  const step = fc
    .constantFrom(...names)
    .chain((name) =>
      fc.tuple(fc.constant(name), fc.nat({ max: (variants[name]?.length ?? 1) - 1 })),
    );

  test('says of contracts that were composed before what it says of them parsed anew', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const kept = new Map<string, Contract>();
        const chosen = new Map(names.map((name) => [name, 0]));
        const get = (name: string, variant: number) => {
          const key = `${name} ${variant}`;
          const contract = kept.get(key) ?? read(name, variant);
          kept.set(key, contract);
          return contract;
        };
        for (const [name, variant] of steps) {
          chosen.set(name, variant);
          const again = [...chosen].map(([one, which]) => get(one, which));
          const anew = [...chosen].map(([one, which]) => read(one, which));
          expect(whole(again)).toEqual(whole(anew));
        }
      }),
      { numRuns: 40 },
    );
  });
});
