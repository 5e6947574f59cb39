import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { measureDocument } from '../../../gateway/limits/measure-document.ts';

function measure(source: string) {
  return measureDocument(parse(source))[0]?.size;
}

describe('measureDocument', () => {
  test('counts fields, depth, aliases, directives and root fields', () => {
    const size = measure('query @a { x: a @b { b c } d { e { f } } }');
    expect(size).toEqual({ selections: 6, depth: 3, aliases: 1, directives: 2, rootFields: 2 });
  });

  test('counts a fragment each time it is spread', () => {
    const size = measure('{ ...F x { ...F } } fragment F on Q @a { a: b c @d }');
    expect(size).toEqual({ selections: 5, depth: 2, aliases: 2, directives: 4, rootFields: 3 });
  });

  test('sees through inline fragments', () => {
    expect(measure('{ ... on Q @a { a } ... { b } }')).toMatchObject({
      rootFields: 2,
      depth: 1,
      directives: 1,
    });
  });

  test('introspection has no depth of its own', () => {
    expect(measure('{ __schema { types { name } } }')).toMatchObject({ depth: 1, selections: 3 });
  });

  test('ends on cycles and on fragments that are not there', () => {
    expect(
      measure('{ ...A } fragment A on Q { a ...B } fragment B on Q { b ...A ...C }'),
    ).toMatchObject({ selections: 2 });
  });

  test('doubling a thousand times saturates, in the time that reading takes', () => {
    const levels = Array.from(
      { length: 1_000 },
      (_, i) => `fragment f${i} on Q { a: x { ...f${i + 1} } b: x { ...f${i + 1} } }`,
    );
    const document = parse(`{ ...f0 } ${levels.join(' ')} fragment f1000 on Q { y }`);
    const started = performance.now();
    const size = measureDocument(document)[0]?.size;
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(size).toMatchObject({ selections: 1_000_000_000, depth: 1_001, aliases: 1_000_000_000 });
  });

  test.each([
    ['{ a: __schema { types { name } } }', 10],
    ['{ __schema { a: types { b: name } } }', 20],
    ['{ __type(name: "A") { ...F } } fragment F on __Type { a: fields { b: name } }', 20],
    ['{ a: __typename }', 1],
  ])('counts each alias of introspection ten times: %s', (source, aliases) => {
    expect(measure(source)).toMatchObject({ aliases, depth: 1 });
  });
});
