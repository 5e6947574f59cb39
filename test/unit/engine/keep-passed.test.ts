import { describe, expect, test } from '@jest/globals';
import { bounds } from '../../../gateway/bounds.ts';
import { keepPassed } from '../../../gateway/engine/keep-passed.ts';
import { compiledOf } from './compiled-of.ts';

const paged = () =>
  keepPassed(
    compiledOf(
      'query ($n: Int!, $f: Filter) { names(first: $n, filter: $f) more: names(last: 3) }',
    ),
  );

describe('keepPassed', () => {
  test('lets nothing through that nobody has looked at', () => {
    expect(paged().mayPass({ n: 5 })).toBe(false);
  });

  test('lets the same page size through with other values beside it, and no other size', () => {
    const kept = paged();
    kept.pass({ n: 5 });
    expect(kept.mayPass({ n: 5, f: { text: 'else' } })).toBe(true);
    expect(kept.mayPass({ n: 6 })).toBe(false);
  });

  test('lets no variables through that do not fit, whatever passed', () => {
    const kept = paged();
    kept.pass({ n: 5 });
    expect(kept.mayPass({ n: 5, f: 7 })).toBe(false);
    expect(kept.mayPass({ n: '5' })).toBe(false);
    expect(kept.mayPass({ n: 5, f: { unknown: 1 } })).toBe(false);
    kept.pass({});
    expect(kept.mayPass({})).toBe(false);
    expect(kept.mayPass({ n: null })).toBe(false);
  });

  test('takes a null for no default: where nothing is said, the page may be larger', () => {
    const kept = keepPassed(compiledOf('query ($n: Int = 1000) { names(first: $n) }'));
    kept.pass({ n: null });
    expect(kept.mayPass({ n: null })).toBe(true);
    expect(kept.mayPass({})).toBe(false);
    kept.pass({});
    expect(kept.mayPass({})).toBe(true);
  });

  test('lets no variables through that nest too deeply', () => {
    const kept = paged();
    kept.pass({ n: 5 });
    let deep: object = { text: 'x' };
    for (let depth = 0; depth < bounds.variableDepth.is + 1; depth += 1) deep = { inner: deep };
    expect(kept.mayPass({ n: 5, f: deep })).toBe(false);
  });

  test('remembers a number of sizes, those of last', () => {
    const kept = paged();
    const sizes = Array.from({ length: 1_000 }, (_, n) => ({ n }));
    for (const size of sizes) kept.pass(size);
    expect(sizes.filter((size) => kept.mayPass(size))).toEqual(sizes.slice(-256));
  });
});
