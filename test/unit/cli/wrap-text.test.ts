import { expect, test } from '@jest/globals';
import { wrapText } from '../../../supergraph/cli/report/wrap-text.ts';

test('breaks at spaces within 80 columns, and keeps the breaks that are there', () => {
  const text = `${'word '.repeat(30).trim()}\nnext`;
  const lines = wrapText(text, { indent: 2 }).split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(lines.map((line) => line.trim()).join(' ')).toBe(text.replace('\n', ' '));
  expect(lines.at(-1)).toBe('  next');
});

test('leaves a word alone that is longer than a line', () => {
  expect(wrapText('x'.repeat(100))).toBe('x'.repeat(100));
});

test('a line that is moved in stays so, with what follows on it', () => {
  expect(wrapText('because:\n  - from there, no', { indent: 2, columns: 14 })).toBe(
    '  because:\n    - from\n    there, no',
  );
});
