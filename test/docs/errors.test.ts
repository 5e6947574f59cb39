import { expect, test } from '@jest/globals';
import { foundationFaults } from '@demarc/foundation/process';
import { controlFaults } from '@demarc/control';
import { errorCatalogue, startFaults } from '@demarc/gateway';
import { subgraphFaults } from '@demarc/kit';
import { supergraphFaults } from '@demarc/supergraph/contract';
import { tableRows } from '../kit/source/table-rows.ts';

test('docs/errors.md lists each code, and nothing else', () => {
  const entries = [
    errorCatalogue,
    startFaults,
    foundationFaults,
    subgraphFaults,
    supergraphFaults,
    controlFaults,
  ].flatMap((catalogue): [string, { when: string; todo: string }][] => Object.entries(catalogue));
  const inCode = entries.map(([code, { when, todo }]) =>
    [code, when, todo].map((cell) => cell.replaceAll('`', '')),
  );
  expect(tableRows('docs/errors.md')).toEqual(inCode);
});
