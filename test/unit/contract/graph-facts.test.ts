import { describe, expect, test } from '@jest/globals';
import { graphFactsOf } from '@demarc/supergraph/contract';
import { parse } from 'graphql';
import { contractText } from '../../kit/contract-text.ts';

const contract = (name: string, types: string) => ({
  name,
  url: `http://${name}.example`,
  document: parse(contractText(name, types)),
});
const contracts = [
  contract('billing', 'type Org @key(fields: "id") { id: ID! debt(at: Int): Int @shareable }'),
  contract(
    'accounts',
    `type Org @key(fields: "id") @contract(owner: "identity") { id: ID! moved(x: Int): Int }
     type Money @shareable { amount: Int }`,
  ),
  contract(
    'search',
    `type Org @key(fields: "id") { id: ID! moved(x: Int): Int @override(from: "accounts") }
     type Money @shareable { amount: Int }`,
  ),
];
const graph = graphFactsOf(contracts);
const names = (coordinate: string) =>
  graph.statements(coordinate).map((one) => one.contract.contract.name);
const speaker = (coordinate: string) => graph.speaker(coordinate)?.contract.contract.name;

test('the graph is read once', () => {
  expect(graphFactsOf(contracts)).toBe(graph);
  expect(graph.statements('Org')).toBe(graph.statements('Org'));
});

test('everybody who has a coordinate is asked, in the order of the graph', () => {
  expect(names('Org.id')).toEqual(['billing', 'accounts', 'search']);
  expect(names('Org.debt(at:)')).toEqual(['billing']);
  expect(names('Org.nothing')).toEqual([]);
});

describe('the statement that counts is', () => {
  test.each([
    ['the home of an entity', 'Org', 'accounts'],
    ['the home of its keys', 'Org.id', 'accounts'],
    ['who took the field over', 'Org.moved', 'search'],
    ['who took its arguments over with it', 'Org.moved(x:)', 'search'],
    ['the first for what all share', 'Money.amount', 'accounts'],
    ['the only one, though it repeats a field that is at home nowhere', 'Org.debt', 'billing'],
    ['nobody for what is nowhere', 'Org.nothing', undefined],
  ])('%s', (_who, coordinate, name) => {
    expect(speaker(coordinate)).toBe(name);
  });
});

test('a field that was taken over is so in its old contract alone', () => {
  const [, accounts, search] = graph.contracts;
  expect(accounts && graph.isTakenOver(accounts, 'Org.moved(x:)')).toBe(true);
  expect(accounts && graph.isTakenOver(accounts, 'Org.id')).toBe(false);
  expect(search && graph.isTakenOver(search, 'Org.moved')).toBe(false);
});
