import type { ContractFacts, GraphFacts, Statement } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { contractDifference } from './contract-difference.ts';
import { overrideOf, type Override } from './override-of.ts';

interface Overriding {
  readonly before: ContractFacts | undefined;
  readonly after: ContractFacts;
  /** The graph of `after`. */
  readonly graph: GraphFacts;
}

/** Which fields one contract takes over from others. */
export function* compareOverrides({ before, after, graph }: Overriding): Generator<Difference> {
  const { name } = after.contract;
  for (const facts of after.all) {
    if (facts.kind !== 'FIELD') continue;
    const { coordinate } = facts;
    const is: Statement = { contract: after, facts };
    const former = before?.get(coordinate);
    const from = former && before && overrideOf({ contract: before, facts: former });
    const to = overrideOf(is);
    if (from === undefined && to !== undefined) {
      // What the other gives up at once has moved.
      if (!has(graph, to.from, coordinate)) continue;
      yield contractDifference('OVERRIDE_ADDED', is, {
        message: `${name} takes ${coordinate} over from ${describe(to)}.`,
      });
    } else if (from !== undefined && to === undefined) {
      yield overrideRemoved(from, is, graph);
    } else if (from?.from !== to?.from || from?.label !== to?.label) {
      yield contractDifference('OVERRIDE_CHANGED', is, {
        message: `${name} took ${coordinate} over from ${describe(from)}, and now from ${describe(to)}.`,
      });
    }
  }
}

function overrideRemoved({ from }: Override, is: Statement, graph: GraphFacts): Difference {
  const { coordinate } = is.facts;
  const goesBack = has(graph, from, coordinate);
  return contractDifference('OVERRIDE_REMOVED', is, {
    message: `${is.contract.contract.name} no longer takes ${coordinate} over from ${from}.`,
    severity: goesBack ? 'DANGEROUS' : 'SAFE',
    reason: goesBack
      ? `${from} still has it and answers again.`
      : `${from} has given it up: nothing is left to take over.`,
  });
}

function has(graph: GraphFacts, subgraph: string, coordinate: string): boolean {
  return graph
    .statements(coordinate)
    .some(({ contract, facts }) => contract.contract.name === subgraph && !facts.isForeign);
}

function describe(override: Override | undefined): string {
  const { from = 'nobody', label } = override ?? {};
  return label === undefined ? from : `${from} (label "${label}")`;
}
