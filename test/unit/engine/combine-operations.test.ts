import { describe, expect, test } from '@jest/globals';
import { buildSchema, execute, parse, validate } from 'graphql';
import { combineOperations } from '../../../gateway/engine/compilation/combine-operations.ts';

const schema = buildSchema(`
  scalar _Any
  union _Entity = Book | Member
  type Query { _entities(representations: [_Any!]!): [_Entity]! }
  type Book { isbn: ID! title(long: Boolean): String reviews(first: Int!): [Review!]! }
  type Member { id: ID! name: String! }
  type Review { stars: Int! by: Member! }
`);
const review = { stars: 5, by: { id: 'm1', name: 'Ada' } };
const rootValue = {
  _entities: ({ representations }: { representations: readonly Record<string, string>[] }) =>
    representations.map((representation) => ({
      ...representation,
      name: `Member ${representation['id']}`,
      title: ({ long }: { long?: boolean }) => (long === true ? 'A long title' : 'Title'),
      reviews: ({ first }: { first: number }) => Array.from({ length: first }, () => review),
    })),
};

const operations = [
  'query Deep__books__1($representations:[_Any!]!,$first:Int!){_entities(representations:$representations){...on Book{reviews(first:$first){...R}}}} fragment R on Review{stars by{...M}} fragment M on Member{name}',
  'query Deep__books__2($representations:[_Any!]!,$long:Boolean){_entities(representations:$representations){...on Book{title(long:$long)}}}',
  'query Deep__books__3($representations:[_Any!]!,$first:Int!){_entities(representations:$representations){...on Member{...R}...on Book{one:reviews(first:$first){...S}}}} fragment R on Member{name id} fragment S on Review{by{...R}}',
];
const lists = [
  [{ __typename: 'Book', isbn: 'b1' }],
  [
    { __typename: 'Book', isbn: 'b1' },
    { __typename: 'Book', isbn: 'b2' },
  ],
  [
    { __typename: 'Member', id: 'm1' },
    { __typename: 'Book', isbn: 'b3' },
  ],
];
const variables = { first: 2, long: true };
const run = (text: string, variableValues: Record<string, unknown>) =>
  execute({ schema, document: parse(text), rootValue, variableValues });

describe('combineOperations', () => {
  const combined = combineOperations(operations);

  test('makes one valid operation of several, with each variable and each fragment once', () => {
    const document = parse(combined);
    expect(validate(schema, document)).toEqual([]);
    const names = document.definitions.map((one) => ('name' in one ? one.name.value : undefined));
    expect(names).toEqual(['Deep__books__1', 'R_0', 'M_0', 'R_2', 'S_2']);
    const declared = [...combined.slice(0, combined.indexOf('{')).matchAll(/\$(\w+):/g)];
    expect(declared.map(([, name]) => name)).toEqual([
      'representations_0',
      'first',
      'representations_1',
      'long',
      'representations_2',
    ]);
  });

  test('asks for the n-th one what its own operation asks for', async () => {
    const together = await run(combined, {
      ...variables,
      ...Object.fromEntries(lists.map((list, index) => [`representations_${index}`, list])),
    });
    expect(together.errors).toBeUndefined();
    expect(Object.keys(together.data ?? {})).toEqual(['_0', '_1', '_2']);
    for (const [index, operation] of operations.entries()) {
      const alone = await run(operation, { ...variables, representations: lists[index] });
      expect(alone.errors).toBeUndefined();
      expect(JSON.stringify(together.data?.[`_${index}`])).toBe(
        JSON.stringify(alone.data?.['_entities']),
      );
    }
  });

  test('refuses to make one of none', () => {
    expect(() => combineOperations([])).toThrow('There is no operation to combine.');
  });
});
