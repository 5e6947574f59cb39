import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { checkResolvers } from '@demarc/kit';

const resolve = () => null;

const cases = [
  {
    what: 'a contract and resolvers that match',
    contract: 'type Query { a: Int b: Thing } type Thing { c: Int }',
    resolvers: { Query: { a: resolve, b: resolve }, Thing: { c: resolve } },
    problems: [],
  },
  {
    what: 'a field without a resolver',
    contract: 'type Query { a: Int b: Int }',
    resolvers: { Query: { a: resolve } },
    problems: ['Query.b has no resolver'],
  },
  {
    what: 'a resolver that is undefined',
    contract: 'type Query { a: Int }',
    resolvers: { Query: { a: undefined } },
    problems: ['Query.a has no resolver'],
  },
  {
    what: 'a resolver without a field',
    contract: 'type Query { a: Int }',
    resolvers: { Query: { a: resolve, b: resolve } },
    problems: ['Query.b has a resolver but is not in the contract'],
  },
  {
    what: 'a type without resolvers',
    contract: 'type Query { a: Thing } type Thing { b: Int c: Int }',
    resolvers: { Query: { a: resolve } },
    problems: ['Thing.b has no resolver', 'Thing.c has no resolver'],
  },
  {
    what: 'resolvers of an unknown type',
    contract: 'type Query { a: Int }',
    resolvers: { Query: { a: resolve }, Thing: { b: resolve } },
    problems: ['Thing has resolvers but is not in the contract'],
  },
  {
    what: 'resolvers of an input, an enum and a scalar, which have none',
    contract: 'type Query { a: Int } input In { b: Int } enum One { TWO } scalar Three',
    resolvers: { Query: { a: resolve }, In: { b: resolve }, One: {}, Three: {} },
    problems: [
      'In has resolvers but is not in the contract',
      'One has resolvers but is not in the contract',
      'Three has resolvers but is not in the contract',
    ],
  },
  {
    what: 'an external field, which is another subgraph’s',
    contract: 'type Query { a: Int } type Thing { id: ID! @external b: Int }',
    resolvers: { Query: { a: resolve }, Thing: { b: resolve } },
    problems: [],
  },
  {
    what: 'a resolver of an external field',
    contract: 'type Query { a: Int } type Thing { id: ID! @external b: Int }',
    resolvers: { Query: { a: resolve }, Thing: { id: resolve, b: resolve } },
    problems: ['Thing.id has a resolver but is not in the contract'],
  },
  {
    what: 'an entity without a reference resolver',
    contract: 'type Thing @key(fields: "id") { id: ID! }',
    resolvers: { Thing: { id: resolve } },
    problems: ['Thing.__resolveReference has no resolver'],
  },
  {
    what: 'an entity with one',
    contract: 'type Thing @key(fields: "id", resolvable: true) { id: ID! }',
    resolvers: { Thing: { id: resolve, __resolveReference: resolve } },
    problems: [],
  },
  {
    what: 'a reference resolver of what is no entity',
    contract: 'type Thing { id: ID! }',
    resolvers: { Thing: { id: resolve, __resolveReference: resolve } },
    problems: ['Thing.__resolveReference has a resolver but is not in the contract'],
  },
  {
    what: 'a stub, which nobody asks for by its key',
    contract: 'type Thing @key(fields: "id", resolvable: false) { id: ID! }',
    resolvers: { Thing: { id: resolve } },
    problems: [],
  },
  {
    what: 'an entity with two keys, one of them a stub’s',
    contract:
      'type Thing @key(fields: "id", resolvable: false) @key(fields: "no") { id: ID! no: ID! }',
    resolvers: { Thing: { id: resolve, no: resolve } },
    problems: ['Thing.__resolveReference has no resolver'],
  },
  {
    what: 'a type extended in two places',
    contract: 'extend type Query { a: Int } extend type Query { b: Int }',
    resolvers: { Query: { b: resolve } },
    problems: ['Query.a has no resolver'],
  },
  {
    what: 'an entity that is an extension',
    contract: 'extend type Thing @key(fields: "id") { id: ID! @external b: Int }',
    resolvers: { Thing: { b: resolve } },
    problems: ['Thing.__resolveReference has no resolver'],
  },
  {
    what: 'a union and an interface whose members nobody tells apart',
    contract: 'type Query { a: Int } union Both = Query interface Named { name: String }',
    resolvers: { Query: { a: resolve } },
    problems: ['Both.__resolveType has no resolver', 'Named.__resolveType has no resolver'],
  },
];

describe('checkResolvers names what is wrong with', () => {
  test.each(cases)('$what', ({ contract, resolvers, problems }) => {
    expect(checkResolvers(parse(contract), resolvers)).toEqual(problems);
  });
});
