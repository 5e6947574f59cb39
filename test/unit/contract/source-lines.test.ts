import { expect, test } from '@jest/globals';
import { Source, getLocation } from 'graphql';
import { lineAndColumn, sourceLines } from '../../../supergraph/contract/source-lines.ts';

test.each(['', 'a', '\n', 'a\nb\n', 'a\r\nb\rc\n\n\r\nd', 'é\u2028x\n\u2029'])(
  'every place of %j is where graphql-js says it is',
  (body) => {
    const source = new Source(body);
    const starts = Array.from({ length: body.length + 1 }, (_, index) => index)
      // Within one line end there is no place to name.
      .filter((start) => body.slice(start - 1, start + 1) !== '\r\n');
    expect(starts.map((start) => lineAndColumn({ source, start }))).toEqual(
      starts.map((start) => ({ ...getLocation(source, start) })),
    );
  },
);

test('lines are read once', () => {
  const source = new Source('a\nb');
  expect(sourceLines(source)).toBe(sourceLines(source));
  expect(sourceLines(source).map(({ text }) => text)).toEqual(['a', 'b']);
});
