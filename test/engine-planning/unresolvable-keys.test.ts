import { expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { dropUnresolvableKeys } from '../../gateway/engine/planning/mending/drop-unresolvable-keys.ts';
import { readPlannableSupergraph } from '../../gateway/engine/planning/plannable-supergraph.ts';
import { composeTexts } from './compose-texts.ts';
import { plannedFetches } from './planned-fetches.ts';

const contracts = {
  greetings: `
    type Query { user: User }
    type User @key(fields: "email", resolvable: false) @key(fields: "id") {
      id: ID!
      email: String!
      score: Int @external
      greeting: String @requires(fields: "score")
    }`,
  scores: `
    type User @key(fields: "id") @key(fields: "email", resolvable: false) {
      id: ID!
      email: String!
      score: Int
    }`,
};

test('a subgraph is entered again by a key that it resolves', () => {
  const plan = readPlannableSupergraph(composeTexts(contracts)).plan(
    '{ user { greeting } }',
    undefined,
  );
  const [, , again] = plannedFetches(plan.node);
  expect(again).toMatchObject({
    serviceName: 'greetings',
    requires: [
      {
        typeCondition: 'User',
        selections: [{ name: '__typename' }, { name: 'score' }, { name: 'id' }],
      },
    ],
  });
});

test('a key that is not resolved stays where there is no other in that subgraph', () => {
  const document = parse(
    composeTexts({
      users: `type Query { user: User } type User @key(fields: "id", resolvable: false) { id: ID! }`,
      reviews: `type User @key(fields: "id") { id: ID! score: Int }`,
    }),
  );
  expect(dropUnresolvableKeys(document)).toBe(document);
});

test('the directives are found by the link of their specification', () => {
  const renamed = composeTexts(contracts)
    .replaceAll('join__', 'j__')
    .replace(/(@link\(url: "[^"]+\/join\/v[\d.]+",)/, '$1 as: "j",');
  const kept = print(dropUnresolvableKeys(parse(renamed)));
  expect(kept).toContain('@j__type(graph: GREETINGS, key: "id")');
  expect(kept).not.toContain('resolvable: false');
});
