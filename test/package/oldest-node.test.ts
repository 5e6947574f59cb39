import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { newerThan } from './newer-than.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `up` and `gateway` alone load; both look at the Node first, and say which one they need. */
const OF_NEWER_NODES =
  /^(gateway|foundation\/http|supergraph\/cli\/launcher)\/|exclusive-lock\.ts$/;

/** It looks whether there is a `glob` before it uses that. */
const LOOKS_FIRST = 'supergraph/cli/commands/clients/find-operation-files.ts';

test('the command line uses nothing that the oldest Node of `engines` lacks', () => {
  const { engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
    engines: { node: string };
  };
  expect(engines.node).toBe('>=20.19');
  const entries = globSync('supergraph/cli/**/*.ts', { cwd: root });
  const uses = newerThan({ root, entries, oldest: [20, 19], library: ['es2023', 'es2024.string'] });
  // What the launcher uses is the proof that newer things of Node and of the language are seen.
  const names = uses.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['DatabaseSync', 'withResolvers']));
  const early = uses.filter(({ file }) => !OF_NEWER_NODES.test(file) && file !== LOOKS_FIRST);
  expect(early).toEqual([]);
});
