import { describe, expect, test } from '@jest/globals';
import fc, { type GeneratorValue } from 'fast-check';
import { parse, validate } from 'graphql';
import { compileIntrospection } from '../../../gateway/engine/shaping/introspection.ts';
import { compileShape } from '../../../gateway/engine/shaping/compile-shape.ts';
import { shapeData } from '../../../gateway/engine/shaping/shape-data.ts';
import { executeOver, partsOf, shapedSchema, type Conditions } from './execute-over.ts';
import { writeData, writeOperation } from './random-shape.ts';

type Path = readonly (string | number)[];

function shape(text: string, data: Record<string, unknown>, variables: Conditions = {}) {
  const { operation, fragments } = partsOf(text);
  const root = shapedSchema.getQueryType();
  if (!root) throw new Error('There is no root type.');
  const introspect = compileIntrospection({ schema: shapedSchema, operation, fragments });
  const { selectionSet } = operation;
  const compiled = compileShape({ schema: shapedSchema, fragments, variables }, root, selectionSet);
  return shapeData(data, compiled, introspect?.(variables) ?? {});
}

/** Whether a place was taken by the null of another one. */
function isLost(data: unknown, path: Path): boolean {
  let value = data;
  for (const key of path.slice(0, -1)) {
    if (value === null || value === undefined) return true;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value === null;
}

const paths = (places: readonly { readonly path: Path }[]) =>
  places.map(({ path }) => JSON.stringify(path)).sort();

/** Expects the data of graphql-js, and its errors; more of them only where a null took the place besides. */
function expectAsExecuted(text: string, json: string, variables: Conditions = {}): void {
  const data = () => JSON.parse(json) as Record<string, unknown>;
  const executed = executeOver(text, data(), variables);
  const shaped = shape(text, data(), variables);
  expect(JSON.stringify(shaped.data)).toBe(JSON.stringify(executed.data));
  const expected = paths((executed.errors ?? []).map(({ path = [] }) => ({ path })));
  expect(paths(shaped.misfits)).toEqual(expect.arrayContaining(expected));
  // One execution stops at the first null that goes up; the other tells of all that is wrong beside it.
  for (const { path } of shaped.misfits.filter(
    (one) => !expected.includes(paths([one])[0] ?? ''),
  )) {
    expect([path, isLost(shaped.data, path)]).toEqual([path, true]);
  }
}

describe('shapeData', () => {
  test('makes of any data what an execution of the same operation over it makes', () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.gen(), (gen: GeneratorValue) => {
        const text = writeOperation(gen);
        fc.pre(validate(shapedSchema, parse(text)).length === 0);
        tried += 1;
        const conditions = { yes: gen(fc.boolean), no: gen(fc.boolean) };
        expectAsExecuted(text, JSON.stringify(writeData(gen, text)), conditions);
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(200);
  });

  test('has only what was selected, in its order, under keys that every object inherits too', () => {
    const names = ['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf'];
    const text = `{ ${names.map((name) => `${name}: node { ${name}: id }`).join(' ')} }`;
    const absent = shape(text, {});
    expect(JSON.stringify(absent.data)).toBe(
      `{${names.map((name) => `"${name}":null`).join(',')}}`,
    );
    const node = (name: string) => `"${name}":{"more":1,"__typename":"Book","${name}":"n"}`;
    expectAsExecuted(text, `{"unasked":1,${names.map(node).join(',')}}`);
    const { data } = shape(text, JSON.parse(`{${names.map(node).join(',')}}`) as object as never);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(JSON.parse(JSON.stringify(data))).toEqual(
      JSON.parse(`{${names.map((name) => `"${name}":{"${name}":"n"}`).join(',')}}`),
    );
  });

  test('has what is asked about the schema beside data, in its order', () => {
    const text = `query ($yes: Boolean = true) {
      count ...Meta type: __type(name: "Book") { name } typename: __typename
    }
    fragment Meta on Query { __schema { queryType { name } } tags skipped: __type(name: "Node") @skip(if: $yes) { kind } }`;
    for (const yes of [true, false]) expectAsExecuted(text, '{"count":3,"tags":["a"]}', { yes });
    const { data } = shape(text, { count: 3 }, { yes: true });
    expect(Object.keys(data ?? {})).toEqual(['count', '__schema', 'tags', 'type', 'typename']);
  });

  test('says in which place which type was not met', () => {
    const { data, misfits } = shape('{ books { title tags } node { id } count }', {
      books: [{ title: null, tags: 'none' }],
      node: { __typename: 'Query', id: '1' },
      count: '3',
    });
    expect(data).toEqual({ books: [null], node: null, count: null });
    expect(misfits).toEqual([
      {
        path: ['books', 0, 'title'],
        message: 'Cannot return null for non-nullable field Book.title.',
      },
      {
        path: ['books', 0, 'tags'],
        message: 'Invalid value, no list, found for field Book.tags.',
      },
      { path: ['node'], message: 'Invalid __typename found for field Query.node.' },
      { path: ['count'], message: 'Invalid value found for field Query.count.' },
    ]);
  });
});
