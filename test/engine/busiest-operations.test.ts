import { afterAll, expect, test } from '@jest/globals';
import { openEngine } from '../../gateway/engine/open-engine.ts';
import { openPlanner } from '../../gateway/engine/planning/open-planner.ts';
import { prepareBusiest } from '../../gateway/engine/prepare-busiest.ts';
import { keepPrepared } from '../../gateway/engine/prepared-operations.ts';
import { shopSdl } from '../engine-planning/shop.ts';
import { openMemoryLog } from '../kit/memory-log.ts';

const { log } = openMemoryLog();
const planner = openPlanner(log);
afterAll(() => planner.stop());

async function openShop() {
  const supergraph = await planner.load(shopSdl, 'the shop');
  const engine = openEngine({
    supergraph,
    sourceOf: (subgraph) => {
      throw new Error(`Nobody asks ${subgraph} here.`);
    },
    sharesFetches: true,
    onMutation: () => undefined,
  });
  return { engine, prepared: keepPrepared() };
}

test('a new supergraph has the busiest operations planned, and leaves those that no longer fit', async () => {
  const fits = { source: '{ products { upc } }', operationName: undefined };
  const named = {
    source: 'query A { __typename } query B { products { name } }',
    operationName: 'B',
  };
  const gone = { source: '{ products { colour } }', operationName: undefined };
  const broken = { source: '{ products {', operationName: undefined };

  const { engine, prepared } = await openShop();
  expect(await prepareBusiest(engine, prepared, [gone, fits, broken, named])).toBe(2);

  expect(prepared.get(fits)?.fetches).toHaveLength(1);
  expect(prepared.get(named)?.name).toBe('B');
  expect(prepared.get(gone)).toBeUndefined();
  expect(prepared.get(broken)).toBeUndefined();
});

test('the busiest are those that were asked for most', async () => {
  const { engine, prepared } = await openShop();
  const keys = ['{ a: __typename products { upc } }', '{ b: __typename products { upc } }'].map(
    (source) => ({ source, operationName: undefined }),
  );
  await prepareBusiest(engine, prepared, keys);
  prepared.get(keys[1] ?? { source: '', operationName: undefined });
  expect(prepared.busiest(1)).toEqual([keys[1]]);
});
