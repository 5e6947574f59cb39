import { askBoth, type BothAnswers } from './ask-both.ts';
import { openGraph, type OpenGraph } from './open-graph.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './serving/stage.ts';

/** Plays scenarios; the graph of the last one is kept for the next. */
export interface Probe {
  /** Undefined where the contracts do not compose, or the operation is not valid on them. */
  play(scenario: Scenario): Promise<BothAnswers | undefined>;
  close(): void;
}

/** Opens a probe on a stage. */
export function openProbe(stage: Stage): Probe {
  let kept: { readonly contracts: string; readonly graph: OpenGraph } | undefined;
  const close = () => {
    kept?.graph.close();
    kept = undefined;
  };
  return {
    close,
    async play(scenario) {
      const contracts = JSON.stringify(scenario.contracts);
      if (kept?.contracts !== contracts) {
        const opened = openGraph(scenario.contracts, stage, scenario.operation);
        if (!opened.ok) return undefined;
        close();
        kept = { contracts, graph: opened.graph };
      }
      return askBoth(kept.graph, scenario);
    },
  };
}
