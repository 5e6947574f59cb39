import { describe, expect, test } from '@jest/globals';
import { codeFrame } from '@demarc/supergraph/contract';
import { Source } from 'graphql';

describe('codeFrame', () => {
  test('shows two lines before and after, and aligns their numbers', () => {
    const body = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join('\n');
    const start = body.indexOf('line 9') + 'line '.length;
    expect(codeFrame({ source: new Source(body, 'a.graphql'), start })).toBe(
      [
        '    7 | line 7',
        '    8 | line 8',
        ' >  9 | line 9',
        '      |      ^',
        '   10 | line 10',
        '   11 | line 11',
      ].join('\n'),
    );
  });

  test('keeps to 80 columns and shows the place of a very long line', () => {
    const body = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
    const frame = codeFrame({ source: new Source(body, 'a.graphql'), start: 500 });
    const [line = '', marker = ''] = frame.split('\n');
    expect(line.length).toBeLessThanOrEqual(80);
    expect(line.slice(marker.indexOf('^'))).toMatch(/^HEREy/);
  });

  test('says where a line goes on', () => {
    const body = `${'x'.repeat(500)}HERE${'y'.repeat(500)}\nshort`;
    const [line, , next] = codeFrame({ source: new Source(body, 'a.graphql'), start: 500 }).split(
      '\n',
    );
    expect(line).toMatch(/^ > 1 \| …x+HEREy+…$/);
    expect(next).toBe('   2 | …');
  });
});
