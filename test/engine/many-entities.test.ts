import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { composeTexts } from '../engine-planning/compose-texts.ts';
import { startMisbehavingServer, type MisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';

/** Lists of items as long as a test wants, and their names elsewhere. */
const contracts = {
  lists: `
    type Query { items: [Item!]! again: [Item!]! one: Item }
    type Item @key(fields: "id") { id: ID! parent: Item }`,
  names: `
    type Item @key(fields: "id") { id: ID! name: String }`,
};

interface Sent {
  readonly query: string;
  readonly variables: Readonly<Record<string, readonly { readonly id: string }[]>>;
}

let ids: readonly string[];
/** An entity whose name is not told, but an error. */
let failing: string | undefined;
let lists: MisbehavingServer;
let names: MisbehavingServer;
let folder: string;
let gateway: TestGateway;

const sent = () => names.received.map((body) => JSON.parse(body) as Sent);
/** How many entities each request has asked for, in all of its lists. */
const counts = () =>
  sent().map(({ variables }) =>
    Object.values(variables).reduce((sum, { length }) => sum + length, 0),
  );

beforeAll(async () => {
  lists = await startMisbehavingServer((_, response) => {
    const items = ids.map((id) => ({
      __typename: 'Item',
      id,
      parent: { __typename: 'Item', id: 'p' },
    }));
    const data = { items, again: items.toReversed(), one: items[0] };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ data }));
  });
  names = await startMisbehavingServer((_, response) => {
    const { variables } = JSON.parse(names.received.at(-1) ?? '') as Sent;
    const errors: object[] = [];
    const data: Record<string, unknown> = {};
    for (const [variable, representations] of Object.entries(variables)) {
      const key = variable.replace('representations', '') || '_entities';
      data[key] = representations.map(({ id }, index) => {
        const name = `name of ${id}`;
        // Under each of the keys that a test asks for it by.
        if (id !== failing) return { __typename: 'Item', name, label: name };
        errors.push({ message: 'No.', path: [key, index, 'name'] });
        return { __typename: 'Item', name: null };
      });
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ data, ...(errors.length > 0 && { errors }) }));
  });
  folder = await mkdtemp(join(tmpdir(), 'many-entities-'));
  const sdl = composeTexts(contracts)
    .replace('http://127.0.0.1/lists', lists.url)
    .replace('http://127.0.0.1/names', names.url);
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, sdl);
  gateway = await startTestGateway(file);
});
afterAll(async () => {
  await gateway.stop();
  for (const server of [lists, names]) await server.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  names.received.splice(0);
  failing = undefined;
});

const named = (some: readonly string[]) => some.map((id) => ({ name: `name of ${id}` }));

test('2,500 entities are asked for by the thousand, and come back in their order', async () => {
  ids = Array.from({ length: 2_500 }, (_, index) => `i${index}`);
  const { data, errors } = await gateway.ask('{ items { name } }');
  expect(errors).toBeUndefined();
  expect(data).toEqual({ items: named(ids) });
  expect(counts().sort((one, other) => other - one)).toEqual([1_000, 1_000, 500]);
  const asked = sent().flatMap(({ variables }) =>
    (variables['representations'] ?? []).map(({ id }) => id),
  );
  expect(asked.sort()).toEqual([...ids].sort());
});

test('an error at one entity of a later thousand stands at its own place', async () => {
  ids = Array.from({ length: 2_500 }, (_, index) => `i${index}`);
  failing = 'i2345';
  const { data, errors } = await gateway.ask('{ items { name } }');
  expect(errors?.map(({ path }) => path)).toEqual([['items', 2_345, 'name']]);
  const { items } = data as { items: readonly { readonly name: string | null }[] };
  expect(items[2_345]).toEqual({ name: null });
  expect(items.filter(({ name }) => name === null)).toHaveLength(1);
});

test('an entity that stands at many places of a list is asked for once', async () => {
  ids = Array.from({ length: 500 }, (_, index) => `i${index % 7}`);
  const { data, errors } = await gateway.ask('{ items { name } }');
  expect(errors).toBeUndefined();
  expect(data).toEqual({ items: named(ids) });
  expect(counts()).toEqual([7]);
});

test('fields that want the same of their entities are one list; all go with one request', async () => {
  ids = ['i1', 'i2', 'i1', 'i3'];
  failing = 'i2';
  const query =
    '{ items { name parent { id name } } again { name } one { name id parent { label: name } } }';
  const { data, errors = [] } = await gateway.ask(query);
  const nameOf = (id: string) => (id === failing ? null : `name of ${id}`);
  const parent = { id: 'p', name: 'name of p' };
  expect(data).toEqual({
    items: ids.map((id) => ({ name: nameOf(id), parent })),
    again: ids.toReversed().map((id) => ({ name: nameOf(id) })),
    one: { name: nameOf('i1'), id: 'i1', parent: { label: 'name of p' } },
  });
  expect(errors.map(({ path = [] }) => path.join('.')).sort()).toEqual([
    'again.2.name',
    'items.1.name',
  ]);
  expect(names.received).toHaveLength(1);
  // i1, i2, i3 and p; and p again, whose name has another key there.
  expect(counts()).toEqual([5]);
});

test('lists that are too many entities together are asked for one by one', async () => {
  ids = Array.from({ length: 1_200 }, (_, index) => `i${index}`);
  const { data, errors } = await gateway.ask('{ items { name } again { label: name } }');
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    items: named(ids),
    again: ids.toReversed().map((id) => ({ label: `name of ${id}` })),
  });
  expect(Math.max(...counts())).toBeLessThanOrEqual(1_000);
});

test('nothing is asked where there is nothing to ask for', async () => {
  ids = [];
  const { data, errors } = await gateway.ask('{ items { name } one { name } }');
  expect({ data, errors }).toEqual({ data: { items: [], one: null }, errors: undefined });
  expect(names.received).toEqual([]);
});
