import { expect, test } from '@jest/globals';
import { operationLimits } from '@demarc/foundation/config';
import { bounds } from '@demarc/gateway';
import { tableRows } from '../kit/source/table-rows.ts';

test('docs/limits.md lists each limit with its value, and nothing else', () => {
  const inCode = [
    ...Object.entries(operationLimits).map(([name, limit]) => [name, limit.default, limit.what]),
    ...Object.entries(bounds).map(([name, bound]) => [name, bound.is, bound.what]),
  ].map((cells) => cells.map((cell) => String(cell).replaceAll('`', '')));
  expect(tableRows('docs/limits.md')).toEqual(inCode);
});
