import { dice } from '../kit/random-api/dice.ts';
import { plantFaults } from '../kit/random-graph/plant-faults.ts';
import { randomContracts } from '../kit/random-graph/random-contracts.ts';
import { randomData } from '../kit/random-graph/random-data.ts';
import { randomRequest } from '../kit/random-graph/random-request.ts';
import { askBoth, type BothAnswers } from './ask-both.ts';
import { openGraph } from './open-graph.ts';
import type { Engine, Scenario } from './scenario.ts';
import type { SubgraphHost } from './serving/subgraph-host.ts';

/** Operations on one graph: starting a graph costs more than asking it. */
const REQUESTS_PER_GRAPH = 6;

/** A case that was played. */
export interface PlayedCase {
  /** The seed of its graph, and which of its operations it is. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly both: BothAnswers;
}

/** How many cases, from which seed on. */
export interface CaseOptions {
  readonly engine: Engine;
  readonly seed: number;
  readonly cases: number;
  readonly host: SubgraphHost;
}

/** Plays cases, one after the other. Graphs that do not compose are left out. */
export async function* playCases(options: CaseOptions): AsyncGenerator<PlayedCase> {
  const { engine, cases, host } = options;
  let played = 0;
  for (let { seed } = options; played < cases; seed += 1) {
    const chance = dice(seed);
    const contracts = randomContracts(chance);
    const opened = await openGraph(contracts, host, { engine });
    if (!opened.ok) continue;
    const { graph } = opened;
    try {
      const whole = randomData(contracts, chance);
      for (let index = 0; index < REQUESTS_PER_GRAPH && played < cases; index += 1) {
        const data = index % 2 === 0 ? whole : plantFaults(whole, contracts, chance);
        const scenario = { contracts, data, ...randomRequest(graph.schema, chance) };
        const both = await askBoth(graph, scenario);
        if (!both) throw new Error(`The operation of case ${seed}-${index} is not valid.`);
        played += 1;
        yield { name: `${seed}-${index}`, scenario, both };
      }
    } finally {
      await graph.close();
    }
  }
}
