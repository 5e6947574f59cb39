import { describe, expect, test } from '@jest/globals';
import type { Contract } from '@demarc/supergraph/contract';
import { parse, printSchema, Source } from 'graphql';
import {
  composeCached,
  composeContracts,
  type CompositionResult,
} from '../../../supergraph/composition/compose-contracts.ts';
import type { CompositionCache } from '../../../supergraph/composition/composition-cache.ts';
import { isReachKnown } from '../../../supergraph/composition/proven-reach.ts';
import { contractText } from '../../kit/contract-text.ts';

/** Keeps nothing, so that every composition is one. */
const forgetful: CompositionCache = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
};

const accounts = contractText(
  'identity',
  `type Query { organization: Organization }
"A tenant." type Organization @key(fields: "id") @contract(owner: "identity") { "Its id." id: ID! name: String code: String }`,
);
const billing = contractText(
  'billing',
  `type Query { invoice: Invoice }
type Invoice @key(fields: "id") { id: ID! "Who pays." payer: Organization debt: Int }
type Organization @key(fields: "id") { id: ID! debt: Int }`,
);

let graphs = 0;
const read = (name: string, text: string, url = `http://${name}.example/graphql`): Contract => ({
  name,
  url,
  document: parse(new Source(text, `${name}.graphql`)),
});
const whole = (result: CompositionResult) =>
  result.ok ? { ...result, apiSchema: printSchema(result.apiSchema()) } : result;

/** Composes the graph, of which everything is known then. */
async function prove(): Promise<Contract> {
  graphs += 1;
  const first = read('accounts', `${accounts}\ntype Unused${graphs} { a: Int }`);
  const composed = await composeCached([first, read('billing', billing)], forgetful);
  expect(composed.ok).toBe(true);
  return first;
}

describe('the search for query plans', () => {
  const words: readonly (readonly [what: string, edit: (text: string) => string])[] = [
    ['a comment', (text) => `# Read over.\n${text}`],
    ['a description', (text) => text.replace('"Who pays."', '"""\nWho has to pay.\n"""')],
    ['a deprecation', (text) => text.replace('debt: Int }\n', 'debt: Int @deprecated }\n')],
    ['an owner', (text) => text.replace('debt: Int }\n', 'debt: Int @contract(source: "x") }\n')],
  ];
  test.each(words)('is not done again for %s', async (_what, edit) => {
    const first = await prove();
    const edited = edit(billing);
    expect(edited).not.toBe(billing);
    const graph = () => [first, read('billing', edited)];
    expect(isReachKnown(graph())).toBe(true);
    expect(whole(await composeCached(graph(), forgetful))).toEqual(
      whole(composeContracts(graph())),
    );
  });

  test('is not done again for another address, which the supergraph names', async () => {
    const first = await prove();
    const graph = [first, read('billing', billing, 'http://moved.example/graphql')];
    expect(isReachKnown(graph)).toBe(true);
    const composed = await composeCached(graph, forgetful);
    expect(composed.ok && composed.supergraphSdl).toContain('http://moved.example/graphql');
  });

  const edits: readonly (readonly [what: string, edit: (text: string) => string])[] = [
    [
      'a field that no plan reaches',
      (text) =>
        text.replace(
          'type Organization @key(fields: "id") { id: ID! debt: Int }',
          'type Organization @key(fields: "id", resolvable: false) { id: ID! debt: Int }',
        ),
    ],
    [
      'another key',
      (text) =>
        text.replace(
          'type Organization @key(fields: "id") { id: ID! debt',
          'type Organization @key(fields: "number") { number: ID! debt',
        ),
    ],
    ['a field more', (text) => text.replace('debt: Int }\n', 'debt: Int more: Int }\n')],
    [
      'a type that is hidden',
      (text) =>
        text
          .replace(
            'type Invoice @key(fields: "id") {',
            'type Invoice @key(fields: "id") @inaccessible {',
          )
          .replace('"@key"', '"@key", "@inaccessible"')
          .replace('invoice: Invoice', 'invoice: Invoice @inaccessible'),
    ],
    [
      'a key by the name of a word',
      (text) =>
        text
          .replace('"@key"', '{ name: "@key", as: "@deprecated" }')
          .replace('type Invoice @key(fields: "id")', 'type Invoice @deprecated(fields: "id")')
          .replace('type Organization @key(fields: "id")', 'type Organization'),
    ],
  ];
  test.each(edits)('is done again for %s, and finds the same as ever', async (_what, edit) => {
    const first = await prove();
    const edited = edit(billing);
    expect(edited).not.toBe(billing);
    const graph = () => [first, read('billing', edited)];
    expect(isReachKnown(graph())).toBe(false);
    expect(whole(await composeCached(graph(), forgetful))).toEqual(
      whole(composeContracts(graph())),
    );
  });

  test('is done again where another contract is there, or one is gone', async () => {
    const first = await prove();
    expect(isReachKnown([first])).toBe(false);
    expect(isReachKnown([first, read('billing', billing), read('more', billing)])).toBe(false);
    expect(isReachKnown([first, read('other', billing)])).toBe(false);
  });

  test('is done again for what it refused', async () => {
    const graph = () => [
      read('left', accounts.replaceAll('Organization', 'Firm')),
      read('right', edits[0]?.[1](billing).replaceAll('Organization', 'Firm') ?? ''),
    ];
    expect(await composeCached(graph(), forgetful)).toMatchObject({ ok: false });
    expect(isReachKnown(graph())).toBe(false);
    expect(await composeCached(graph(), forgetful)).toMatchObject({ ok: false });
  });
});
