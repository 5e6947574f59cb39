import { dice } from '../kit/random-api/dice.ts';
import { plantFaults } from '../kit/random-graph/plant-faults.ts';
import { randomContracts } from '../kit/random-graph/random-contracts.ts';
import { randomData } from '../kit/random-graph/random-data.ts';
import { randomRequest } from '../kit/random-graph/random-request.ts';
import { askBoth, type BothAnswers } from './ask-both.ts';
import { openGraph } from './open-graph.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './serving/stage.ts';

/** Operations on one graph: starting a graph costs more than asking it. */
const REQUESTS_PER_GRAPH = 9;

/** A case that was played. */
export interface PlayedCase {
  /** The seed of its graph, and which of its operations it is. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly both: BothAnswers;
}

/** Whether a case is answered in a way that nothing allows. */
export function isAnsweredWrongly({ both }: PlayedCase): boolean {
  return both.difference !== undefined && both.allowance === undefined;
}

/** How many cases, from which seed on. */
export interface CaseOptions {
  readonly seed: number;
  readonly cases: number;
  readonly stage: Stage;
}

/** Plays cases, one after the other. Graphs that do not compose are left out. */
export async function* playCases(options: CaseOptions): AsyncGenerator<PlayedCase> {
  const { cases, stage } = options;
  let played = 0;
  for (let { seed } = options; played < cases; seed += 1) {
    const chance = dice(seed);
    const contracts = randomContracts(chance);
    const opened = openGraph(contracts, stage);
    if (!opened.ok) continue;
    const { graph } = opened;
    try {
      const whole = randomData(contracts, chance);
      for (let index = 0; index < REQUESTS_PER_GRAPH && played < cases; index += 1) {
        const request = randomRequest(graph.schema, chance);
        const sound = { contracts, data: whole, ...request };
        const hasFaults = index % 3 === 2;
        const scenario = hasFaults ? { ...sound, data: plantFaults(sound, chance) } : sound;
        const both = await askBoth(graph, scenario);
        if (!both) throw new Error(`The operation of case ${seed}-${index} is not valid.`);
        played += 1;
        yield { name: `${seed}-${index}`, scenario, both };
      }
    } finally {
      graph.close();
    }
  }
}
