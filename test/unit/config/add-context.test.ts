import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { addContext, addSubgraph } from '../../../foundation/config/index.ts';

const read = (name: string) =>
  readFile(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), 'utf8');

test('a new team only adds lines to our own owners.yaml', async () => {
  const text = await read('owners.yaml');
  expect(addContext(text, 'logistics', 'inventory')).toBe(`${text}  - id: logistics
    name: Logistics
    contact: '#team-logistics'
    people: []
    contexts:
      - inventory
`);
});

test('a context of a team that is there changes its line alone', async () => {
  const text = await read('owners.yaml');
  expect(addContext(text, 'growth', 'inventory')).toBe(
    text.replace(/(id: growth[\s\S]*?contexts: \[accounts)\]/, '$1, inventory]'),
  );
});

test('a new subgraph only adds lines to our own demarc.yaml', async () => {
  const text = await read('demarc.yaml');
  const subgraph = { name: 'inventory', contract: 'a.graphql', url: 'http://127.0.0.1:1/graphql' };
  expect(addSubgraph(text, subgraph)).toBe(`${text}  - name: inventory
    contract: a.graphql
    url: http://127.0.0.1:1/graphql
`);
});
