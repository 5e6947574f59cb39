import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { configKeys, environmentVariables } from '@demarc/foundation/config';
import { sourceFiles } from '../kit/source/read-imports.ts';
import { tableRows } from '../kit/source/table-rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const unmarked = (text: string) => text.replaceAll('`', '');

/** The rows of the tables that stand under one heading of docs/configuration.md. */
function rowsUnder(heading: string): string[] {
  const section = new RegExp(`^## ${heading}\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(
    readFileSync(join(root, 'docs/configuration.md'), 'utf8'),
  );
  const names = new Set(
    [...(section?.[1] ?? '').matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name),
  );
  return tableRows('docs/configuration.md')
    .filter(([name]) => names.has(name))
    .map((cells) => cells.join(' | '));
}

test.each(['demarc.yaml', 'owners.yaml'] as const)(
  'docs list the keys of %s, and no others',
  (file) => {
    const keys = configKeys[file].map(
      ({ path, required, what }) => `${path} | ${required ? 'yes' : 'no'} | ${unmarked(what)}`,
    );
    expect(rowsUnder(file)).toEqual(keys);
  },
);

test('docs list the environment variables, and no others', () => {
  const variables = Object.entries(environmentVariables).map(
    ([name, { readBy, what }]) => `${name} | ${readBy} | ${unmarked(what)}`,
  );
  expect(rowsUnder('Environment variables')).toEqual(variables);
});

test('the list of environment variables is what the sources read or set', () => {
  const named = sourceFiles()
    .filter((file) => !file.startsWith('test/') && !file.endsWith('environment-variables.ts'))
    .flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /\b(DEMARC_[A-Z_]+|NODE_ENV)\b|variableOf\(context, '([A-Z_]+)'\)/g,
      ),
    ])
    .map(([, name, suffix]) => name ?? `<CONTEXT>_${String(suffix)}`);
  const inSources = new Set([...named, 'DEMARC_TEST_POSTGRES']);
  expect(Object.keys(environmentVariables).sort()).toEqual([...inSources].sort());
});
