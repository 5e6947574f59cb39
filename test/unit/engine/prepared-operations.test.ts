import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { bounds } from '../../../gateway/bounds.ts';
import type { CompiledOperation } from '../../../gateway/engine/compilation/compile-operation.ts';
import { keepPrepared } from '../../../gateway/engine/prepared-operations.ts';
import { compiledOf } from './compiled-of.ts';

const keyOf = (source: string, operationName?: string) => ({ source, operationName });
const work = (source: string) => (): Promise<CompiledOperation> =>
  Promise.resolve(compiledOf(source));

describe('keepPrepared', () => {
  test('stays within its number for 10,000 different operations, and keeps those used last', async () => {
    const prepared = keepPrepared();
    const sources = Array.from({ length: 10_000 }, (_, index) => `{ a${index}: name }`);
    for (const source of sources) await prepared.prepare(keyOf(source), work('{ name }'));
    const kept = sources.filter((source) => prepared.get(keyOf(source)) !== undefined);
    expect(kept).toEqual(sources.slice(-bounds.preparedOperations.is));
  });

  test('stays within the length of their documents, however few they are', async () => {
    const prepared = keepPrepared();
    const most = 5;
    const filler = '#'.repeat(bounds.preparedLength.is / most - 10);
    const sources = Array.from({ length: 12 }, (_, index) => `${index}${filler}`);
    for (const source of sources) await prepared.prepare(keyOf(source), work('{ name }'));
    const kept = sources.filter((source) => prepared.get(keyOf(source)) !== undefined);
    expect(kept).toEqual(sources.slice(-most));
  });

  test('a use keeps an operation longer', async () => {
    const prepared = keepPrepared();
    await prepared.prepare(keyOf('first'), work('{ name }'));
    for (let index = 1; index < bounds.preparedOperations.is; index += 1) {
      await prepared.prepare(keyOf(`${index}`), work('{ name }'));
    }
    expect(prepared.get(keyOf('first'))).toBeDefined();
    await prepared.prepare(keyOf('one more'), work('{ name }'));
    expect(prepared.get(keyOf('first'))).toBeDefined();
    expect(prepared.get(keyOf('1'))).toBeUndefined();
  });

  test('prepares once, however many wait for it', async () => {
    const prepared = keepPrepared();
    const running = Promise.withResolvers<CompiledOperation>();
    let begun = 0;
    const slow = () => {
      begun += 1;
      return running.promise;
    };
    const waiting = [1, 2, 3].map(() => prepared.prepare(keyOf('{ name }'), slow));
    running.resolve(compiledOf('{ name }'));
    const ready = await Promise.all(waiting);
    expect(begun).toBe(1);
    expect(new Set(ready).size).toBe(1);
    expect(prepared.get(keyOf('{ name }'))).toBe(ready[0]);
  });

  test('neither a refusal nor a fault is kept', async () => {
    const prepared = keepPrepared();
    const refusal = new GraphQLError('No.');
    const key = keyOf('{ name }');
    expect(await prepared.prepare(key, () => Promise.resolve(refusal))).toBe(refusal);
    expect(prepared.get(key)).toBeUndefined();
    const fault = prepared.prepare(key, () => Promise.reject(new Error('broken')));
    await expect(fault).rejects.toThrow('broken');
    expect(prepared.get(key)).toBeUndefined();
    expect(await prepared.prepare(key, work('{ name }'))).toBe(prepared.get(key));
  });

  test('one document holds several operations, and no name is taken for a part of a document', async () => {
    const prepared = keepPrepared();
    await prepared.prepare(keyOf('a\nb'), work('query A { name }'));
    await prepared.prepare(keyOf('b', 'a'), work('query B { name }'));
    expect(prepared.get(keyOf('a\nb'))?.name).toBe('A');
    expect(prepared.get(keyOf('b', 'a'))?.name).toBe('B');
    expect(prepared.get(keyOf('b'))).toBeUndefined();
  });

  test('tells which were used most', async () => {
    const prepared = keepPrepared();
    for (const name of ['a', 'b', 'c']) await prepared.prepare(keyOf(name), work('{ name }'));
    for (const name of ['c', 'b', 'c']) prepared.get(keyOf(name));
    expect(prepared.busiest(2)).toEqual([keyOf('c'), keyOf('b')]);
  });
});
