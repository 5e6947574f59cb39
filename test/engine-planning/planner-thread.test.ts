import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import {
  openPlanner,
  type Planner,
  type PlannerOptions,
} from '../../gateway/engine/planning/open-planner.ts';
import { openMemoryLog, type MemoryLog } from '../kit/memory-log.ts';
import { readImports, sourceFiles } from '../kit/source/read-imports.ts';
import { composeTexts } from './compose-texts.ts';
import { crowdedSdl, slowOperation } from './crowded-graph.ts';
import { shopSdl } from './shop.ts';

const opened: Planner[] = [];

function open(options: PlannerOptions = {}): { planner: Planner; memory: MemoryLog } {
  const memory = openMemoryLog();
  const planner = openPlanner(memory.log, options);
  opened.push(planner);
  return { planner, memory };
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((planner) => planner.stop()));
});

test('says what the main thread has to know of a supergraph', async () => {
  const { planner } = open();
  const shop = await planner.load(shopSdl, 'shop.graphql');
  expect(shop.subgraphs).toEqual([
    { name: 'catalogue', url: 'http://127.0.0.1/catalogue' },
    { name: 'shipping', url: 'http://127.0.0.1/shipping' },
  ]);
  expect(shop.apiSchema).toContain('inDollars: Int');
  expect(shop.hiddenValues).toEqual({});
  const animals = await planner.load(
    composeTexts({
      zoo: `
        type Query { animal: Animal pet: Pet }
        interface Animal { kind: Kind }
        interface Pet implements Animal { kind: Kind }
        type Dog implements Animal & Pet { kind: Kind }
        type Yeti implements Animal @inaccessible { kind: Kind }
        union Any = Dog | Yeti
        enum Kind { WILD TAME SECRET @inaccessible }
        enum Unseen @inaccessible { A }`,
    }),
    'zoo.graphql',
  );
  expect(animals.possibleTypes).toEqual({
    Animal: ['Dog', 'Pet', 'Yeti'],
    Any: ['Dog', 'Yeti'],
    Pet: ['Dog'],
  });
  expect(animals.hiddenValues).toEqual({ Kind: ['SECRET'] });
  expect(animals.apiSchema).not.toContain('Yeti');
});

test('plans equal operations equally, whatever was planned between', async () => {
  const { planner } = open();
  const shop = await planner.load(shopSdl, 'shop.graphql');
  const document =
    'query Cheap { products { upc inDollars inEuros } } query Names { products { name } }';
  const first = await shop.plan(document, 'Cheap');
  const other = await shop.plan(document, 'Names');
  expect(await shop.plan(document, 'Cheap')).toEqual(first);
  expect(first.ok).toBe(true);
  expect(other).not.toEqual(first);
});

test('a supergraph that cannot be loaded is named, and leaves the others as they are', async () => {
  const { planner } = open();
  const shop = await planner.load(shopSdl, 'shop.graphql');
  await expect(planner.load('type Query { a: Int }', 'broken.graphql')).rejects.toMatchObject({
    name: 'GatewayFault',
    code: 'SUPERGRAPH_INVALID',
    message: expect.stringMatching(/^broken\.graphql is no supergraph .*core schema/),
  });
  expect(await shop.plan('{ products { name } }', undefined)).toMatchObject({ ok: true });
});

test('the request loop goes on while an operation is planned', async () => {
  const { planner } = open();
  const graph = await planner.load(crowdedSdl, 'crowded.graphql');
  let isSettled = false;
  const planned = graph
    .plan('{ root { thing0 { leafa leafb leafc } } }', undefined)
    .then((outcome) => {
      isSettled = true;
      return outcome;
    });
  await setImmediate();
  expect(isSettled).toBe(false);
  expect(await planned).toMatchObject({ ok: true });
});

test('an operation that takes too long ends the thread, and what waits is planned on the next', async () => {
  const { planner, memory } = open({ planningMs: 500 });
  const [crowded, shop] = await Promise.all([
    planner.load(crowdedSdl, 'crowded.graphql'),
    planner.load(shopSdl, 'shop.graphql'),
  ]);
  const slow = crowded.plan(slowOperation, undefined);
  const waiting = shop.plan('{ products { name } }', undefined);
  expect(await slow).toEqual({
    ok: false,
    error: {
      code: 'PLANNING_TIMEOUT',
      message: 'The operation took too long to plan. Ask for less at once.',
      reason: 'planning took more than 500 ms',
    },
  });
  expect(await waiting).toMatchObject({ ok: true });
  expect(await crowded.plan('{ root { id } }', undefined)).toMatchObject({ ok: true });
  expect(memory.named('planner.died')).toMatchObject([
    { level: 50, reason: 'planning took more than 500 ms' },
  ]);
});

test('an operation that takes too much memory ends the thread alone', async () => {
  const { planner, memory } = open({ memoryMb: 40, planningMs: 60_000 });
  const shop = await planner.load(shopSdl, 'shop.graphql');
  const aliases = Array.from({ length: 200_000 }, (_, index) => `alias${index}: name`);
  const hungry = shop.plan(`{ products { ${aliases.join(' ')} } }`, undefined);
  const waiting = shop.plan('{ products { name } }', undefined);
  expect(await hungry).toMatchObject({
    ok: false,
    error: { code: 'PLANNING_FAILED', message: 'No query plan could be made of the operation.' },
  });
  expect(await waiting).toMatchObject({ ok: true });
  expect(memory.named('planner.died')).toMatchObject([
    { reason: "the planner's thread died of ERR_WORKER_OUT_OF_MEMORY" },
  ]);
});

test('more questions than may wait are refused', async () => {
  const { planner } = open({ length: 1 });
  const shop = await planner.load(shopSdl, 'shop.graphql');
  const [first, second] = await Promise.all([
    shop.plan('{ products { name } }', undefined),
    shop.plan('{ products { upc } }', undefined),
  ]);
  expect(first).toMatchObject({ ok: true });
  expect(second).toMatchObject({ ok: false, error: { code: 'PLANNING_CROWDED' } });
});

test('a supergraph that was unloaded is planned on no more', async () => {
  const { planner } = open();
  const shop = await planner.load(shopSdl, 'shop.graphql');
  shop.unload();
  expect(await shop.plan('{ products { name } }', undefined)).toMatchObject({
    ok: false,
    error: { code: 'PLANNING_FAILED', reason: 'The supergraph is not served any more.' },
  });
});

test('what waits when the planner stops is told so', async () => {
  const { planner } = open();
  const shop = await planner.load(shopSdl, 'shop.graphql');
  const waiting = shop.plan('{ products { name } }', undefined);
  await planner.stop();
  const stopped = { ok: false, error: { reason: 'the planner has stopped' } };
  expect(await waiting).toMatchObject(stopped);
  expect(await shop.plan('{ products { name } }', undefined)).toMatchObject(stopped);
});

test('the main thread loads nothing of the planner', () => {
  const imports = readImports(sourceFiles());
  const reached = new Set(['gateway/engine/planning/open-planner.ts']);
  for (const file of reached) {
    for (const { from, to, isOurs } of imports) {
      if (isOurs && from === file) reached.add(to);
    }
  }
  const vendors = imports.filter(({ from, isOurs }) => !isOurs && reached.has(from));
  expect(vendors.map(({ to }) => to).filter((to) => to.startsWith('@apollo/'))).toEqual([]);
  const importers = imports
    .filter(({ to }) => to === '@apollo/query-planner')
    .map(({ from }) => from);
  expect(importers.filter((from) => from.startsWith('gateway/engine/'))).toEqual([
    'gateway/engine/planning/plannable-supergraph.ts',
  ]);
});
