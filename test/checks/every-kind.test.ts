import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { ChangeKindEntry } from '../../supergraph/changes/change-kind.ts';
import { changeKinds } from '../../supergraph/changes/change-kinds.ts';

const here = new URL('.', import.meta.url);
const kinds: readonly [string, ChangeKindEntry][] = Object.entries(changeKinds);

/** The severities that the expectations of a file name together with a kind. */
function severitiesIn(kind: string): readonly string[] {
  const text = readFileSync(new URL(`${kind}.test.ts`, here), 'utf8');
  const inLines = [...text.matchAll(/\b(SAFE|DANGEROUS|BREAKING) ([A-Z_]+) at /g)];
  const found = inLines.filter(([, , told]) => told === kind).map(([, severity]) => severity);
  const whole = new RegExp(`kind: '${kind}',[^}]*?severity: '([A-Z]+)'`, 'g');
  return [...found, ...[...text.matchAll(whole)].map(([, severity]) => severity)].filter(
    (severity) => severity !== undefined,
  );
}

test('every kind of change has a test file of its name, and the other way round', () => {
  const files = readdirSync(here).filter((name) => /^[A-Z_]+\.test\.ts$/.test(name));
  expect(files.map((name) => name.replace('.test.ts', '')).sort()).toEqual(
    kinds.map(([kind]) => kind).sort(),
  );
});

test.each(kinds)('%s is seen in each severity of the catalogue, and in no other', (kind, entry) => {
  expect([...new Set(severitiesIn(kind))].sort()).toEqual([...entry.severities].sort());
});

test.each(kinds)('%s speaks in words', (_, { what, why, severities }) => {
  expect(what).toMatch(/^[a-z@][^.]*$/);
  expect(why).toMatch(/^[A-Z].*\.$/);
  const inOrder = ['SAFE', 'DANGEROUS', 'BREAKING'].filter((one) =>
    severities.includes(one as never),
  );
  expect(severities).toEqual(inOrder);
});
