import { askBoth, type BothAnswers } from './ask-both.ts';
import { openGraph, type OpenGraph } from './open-graph.ts';
import type { Engine, Scenario } from './scenario.ts';
import type { SubgraphHost } from './serving/subgraph-host.ts';

/** Plays scenarios; the graph of the last one is kept for the next. */
export interface Probe {
  /** Undefined where the contracts do not compose, or the operation is not valid on them. */
  play(scenario: Scenario): Promise<BothAnswers | undefined>;
  close(): Promise<void>;
}

/** Opens a probe for one engine. */
export function openProbe(host: SubgraphHost, engine: Engine): Probe {
  let kept: { readonly contracts: string; readonly graph: OpenGraph } | undefined;
  const close = async () => {
    await kept?.graph.close();
    kept = undefined;
  };
  return {
    close,
    async play(scenario) {
      const contracts = JSON.stringify(scenario.contracts);
      if (kept?.contracts !== contracts) {
        const { operation } = scenario;
        const opened = await openGraph(scenario.contracts, host, { engine, operation });
        if (!opened.ok) return undefined;
        await close();
        kept = { contracts, graph: opened.graph };
      }
      return askBoth(kept.graph, scenario);
    },
  };
}
