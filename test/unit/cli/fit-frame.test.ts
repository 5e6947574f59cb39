import { expect, test } from '@jest/globals';
import { fitFrame } from '../../../supergraph/cli/report/fit-frame.ts';

test('a frame that fits is left as it is', () => {
  const frame = ['   6 | type A {', ' > 7 |   b: Int', '     |   ^'].join('\n');
  expect(fitFrame(frame, 40)).toBe(frame);
});

test('a line that goes on to the right says so', () => {
  expect(fitFrame([' > 7 |   name: String @contract', '     |   ^'].join('\n'), 20)).toBe(
    [' > 7 |   name: Stri…', '     |   ^'].join('\n'),
  );
});

test('what stands far to the right is shown around the mark, and all that is cut says so', () => {
  const frame = [
    '   6 | short',
    ' > 7 | 0123456789abcdefghijklmnopqrstuvwxyz',
    `     | ${' '.repeat(20)}^`,
  ].join('\n');
  expect(fitFrame(frame, 19)).toBe(['   6 | …', ' > 7 | …ghijklmnop…', '     |      ^'].join('\n'));
});
