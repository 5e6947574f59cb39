import { expect, test } from '@jest/globals';
import { changeKinds } from '../../supergraph/changes/change-kinds.ts';
import type { ChangeKindEntry } from '../../supergraph/changes/change-kind.ts';
import { tableRows } from '../kit/source/table-rows.ts';

test('docs/changes.md lists every kind of change with its severities, and nothing else', () => {
  const kinds: [string, ChangeKindEntry][] = Object.entries(changeKinds);
  const inCode = kinds.map(([kind, { level, severities, what, why }]) =>
    [kind, level, severities.join(', '), what, why].map((cell) => cell.replaceAll('`', '')),
  );
  // The other table, of what can be approved, has fewer cells: test/ownership/liftable.test.ts.
  const ofKinds = tableRows('docs/changes.md').filter(({ length }) => length === 5);
  expect(ofKinds).toEqual(inCode);
});
