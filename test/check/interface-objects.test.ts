import { expect, test } from '@jest/globals';
import { checkGraph } from '../kit/check-graph.ts';
import { contractText } from '../kit/contract-text.ts';

const withImports = (text: string) => text.replace('"@key",', '"@key", "@interfaceObject",');

const accounts = withImports(
  contractText(
    'identity',
    `type Query { "Who is known here." parties: [Party!] @contract(source: "a.p") }
"Who can owe something." interface Party @key(fields: "id") @contract(owner: "identity") {
  "The number of the party." id: ID! @contract(source: "a.p.id")
}
"A natural person." type Person implements Party @key(fields: "id") @contract(owner: "identity", compat: FROZEN) @data(class: INTERNAL) {
  "The number of the party." id: ID! @contract(source: "a.p.id")
}`,
  ),
);
const billing = (fields: string) =>
  withImports(
    contractText(
      'billing',
      `type Party @interfaceObject @key(fields: "id") { id: ID!
  "What is owed in all." debt: Int @contract(source: "b.d") @data(class: INTERNAL)
  ${fields} }`,
    ),
  );
const rating = '"How well it pays." rating: Int @contract(source: "b.r") @data(class: INTERNAL)';

test('what an interface object gives and takes is told of the types that have it too', async () => {
  const changesOf = async (before: string, after: string) => {
    const graph = { accounts, billing: billing(after) };
    const { changes } = await checkGraph({ graph, before: [{ billing: billing(before) }] });
    return changes.map(
      ({ kind, coordinate, allowed }) =>
        `${kind} ${coordinate} ${allowed ? 'allowed' : 'not allowed'}`,
    );
  };
  expect(await changesOf(rating, '')).toEqual([
    'FIELD_REMOVED Party.rating not allowed',
    'FIELD_REMOVED Person.rating not allowed',
  ]);
  expect(await changesOf('', rating)).toEqual([
    'FIELD_ADDED Party.rating allowed',
    'FIELD_ADDED Person.rating not allowed',
  ]);
});
