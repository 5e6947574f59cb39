import { expect, test } from '@jest/globals';
import { errorCatalogue, startFaults } from '@demarc/gateway';
import { tableRows } from '../kit/source/table-rows.ts';

test('docs/errors.md lists each code of the gateway, and nothing else', () => {
  const entries = [...Object.entries(errorCatalogue), ...Object.entries(startFaults)];
  const inCode = entries.map(([code, { when, todo }]) =>
    [code, when, todo].map((cell) => cell.replaceAll('`', '')),
  );
  expect(tableRows('docs/errors.md')).toEqual(inCode);
});
