import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { playCases, type PlayedCase } from './find-differences.ts';
import { openProbe } from './open-probe.ts';
import { readScenario, writeScenario } from './scenario-folder.ts';
import { startStage, type Stage } from './serving/stage.ts';
import type { Subgraph } from './serving/subgraph.ts';
import type { HostedGraph } from './serving/subgraph-host.ts';
import { shrinkCase } from './shrink-case.ts';

let honest: Stage;
let broken: Stage;
beforeAll(async () => {
  honest = await startStage('demarc');
  broken = { ...honest, host: { ...honest.host, add: (graph) => honest.host.add(mixUp(graph)) } };
});
afterAll(() => honest.stop());

/** Entities come back in another order, as if somebody had put them to the wrong places. */
function mixUp(graph: HostedGraph): HostedGraph {
  const mixed = (subgraph: Subgraph): Subgraph => ({
    ...subgraph,
    answer(query, variables, store) {
      const { data, ...rest } = subgraph.answer(query, variables, store);
      const entities = data?.['_entities'];
      if (!Array.isArray(entities)) return { ...rest, ...(data !== undefined && { data }) };
      return { ...rest, data: { ...data, _entities: entities.toReversed() as unknown[] } };
    },
  });
  return {
    subgraphs: {
      get: (name) => {
        const subgraph = graph.subgraphs.get(name);
        return subgraph && mixed(subgraph);
      },
    },
    get store() {
      return graph.store;
    },
  };
}

test('entities at the wrong places are found, shrunk, and written to be replayed', async () => {
  let found: PlayedCase | undefined;
  for await (const one of playCases({ seed: 1, cases: 150, stage: broken })) {
    if (one.both.difference?.kind !== 'data') continue;
    found = one;
    break;
  }
  if (!found) throw new Error('150 cases have not found it.');
  const { scenario, both } = await shrinkCase(found, broken, 40_000);
  expect(both.difference?.kind).toBe('data');
  // One that is asked first, one that has more to say of it, and perhaps one on the way.
  expect(Object.keys(scenario.contracts).length).toBeLessThanOrEqual(3);
  expect(JSON.stringify(scenario).length).toBeLessThan(JSON.stringify(found.scenario).length / 3);
  expect(scenario.operation.split('\n').length).toBeLessThan(12);

  const folder = await mkdtemp(join(tmpdir(), 'scenario-'));
  try {
    await writeScenario(folder, scenario, both);
    const read = await readScenario(folder);
    expect(read.data).toEqual(scenario.data);
    const replay = async (stage: Stage) => {
      const probe = openProbe(stage);
      const again = await probe.play(read);
      probe.close();
      return again?.difference?.kind;
    };
    expect(await replay(broken)).toBe('data');
    expect(await replay(honest)).toBeUndefined();
  } finally {
    await rm(folder, { recursive: true });
  }
}, 120_000);
