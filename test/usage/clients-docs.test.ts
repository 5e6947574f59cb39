import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { clientFindings } from '../../supergraph/usage/client-findings.ts';
import { sourceFiles } from '../kit/source/read-imports.ts';
import { tableRows } from '../kit/source/table-rows.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

test('docs/clients.md lists each finding of a registration, and nothing else', () => {
  const inCode = Object.entries(clientFindings).map(([code, { when, todo }]) =>
    [code, when, todo].map((cell) => cell.replaceAll('`', '')),
  );
  const rows = tableRows('docs/clients.md');
  expect(rows.slice(rows.length - inCode.length)).toEqual(inCode);
  expect(rows.filter(([code = '']) => /^[A-Z]+_[A-Z_]+$/.test(code))).toEqual(inCode);
});

test('each finding is given somewhere', () => {
  const sources = sourceFiles()
    .filter((file) => /^supergraph\/usage\/(?!client-findings)/.test(file))
    .map(read)
    .join('\n');
  const silent = Object.keys(clientFindings).filter((code) => !sources.includes(`'${code}'`));
  expect(silent).toEqual([]);
});

test('each finding is proved by a test', () => {
  const tests = sourceFiles()
    .filter((file) => /^test\/(usage|cli)\/.*\.test\.ts$/.test(file))
    .map(read)
    .join('\n');
  expect(Object.keys(clientFindings).filter((code) => !tests.includes(code))).toEqual([]);
});
