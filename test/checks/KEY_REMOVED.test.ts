import { expect, test } from '@jest/globals';
import { tellContract, tellGraphs } from '../kit/contract-differences.ts';

test('one key of two', () => {
  const before =
    'type A @key(fields: "id") @key(fields: "name org { id }") @contract(owner: "billing") { id: ID! name: String org: Org } type Org { id: ID! }';
  const after =
    'type A @key(fields: "id") @contract(owner: "billing") { id: ID! name: String org: Org } type Org { id: ID! }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING KEY_REMOVED at A: billing no longer has the key "name org { id }" of A.',
  ]);
});

test('order and spelling make no other key', () => {
  const before =
    'type A @key(fields: "name org { id }") @contract(owner: "billing") { id: ID! name: String org: Org } type Org { id: ID! }';
  const after =
    'type A @key(fields: "org{id},name") @contract(owner: "billing") { id: ID! name: String org: Org } type Org { id: ID! }';
  expect(tellContract(before, after)).toEqual([]);
});

test('a key of another home’s entity, and one on an extension', () => {
  const before = { billing: 'extend type A @key(fields: "id") { id: ID! debt: Int }' };
  const after = { billing: 'extend type A { id: ID! debt: Int }' };
  expect(tellGraphs(before, after)).toEqual([
    'BREAKING KEY_REMOVED at A: billing no longer has the key "id" of A.',
  ]);
});

test('the directive is known by its link, whatever it is called', () => {
  const link = (as: string) =>
    `extend schema @contract(owner: "billing") @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@key", as: "${as}" }])`;
  const before = `${link('@id')} type A @id(fields: "id") @contract(owner: "a") { id: ID! }`;
  const renamed = `${link('@named')} type A @named(fields: "id") @contract(owner: "a") { id: ID! }`;
  const other = `${link('@named')} type A @id(fields: "id") @contract(owner: "a") { id: ID! }`;
  expect(tellContract(before, renamed)).toEqual([]);
  expect(tellContract(before, other)).toEqual([
    'BREAKING KEY_REMOVED at A: billing no longer has the key "id" of A.',
  ]);
});
