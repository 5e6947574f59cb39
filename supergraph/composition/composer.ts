import { compose, validateSatisfiability } from '@apollo/composition';
import {
  errorCauses,
  buildSubgraph,
  Subgraphs,
  type Schema,
  type Subgraph,
} from '@apollo/federation-internals';
import type { Contract } from '@demarc/supergraph/contract';
import type { GraphQLError } from 'graphql';
import type { ComposerHint } from './hint-finding.ts';

/** What merging contracts gives: a supergraph that may still have fields which no plan reaches. */
export type Merge =
  | {
      readonly errors?: undefined;
      readonly schema: Schema;
      readonly supergraphSdl: string;
      readonly hints: readonly ComposerHint[];
    }
  | { readonly errors: readonly GraphQLError[] };

/** What searching a query plan to every field gives. */
export interface Satisfiability {
  readonly errors: readonly GraphQLError[];
  readonly hints: readonly ComposerHint[];
}

/** Contracts that composed, as the composer holds them: it builds and validates each only once. */
const built = new WeakMap<Contract, Subgraph>();

/**
 * Merges contracts whose inheritance is resolved. This is the only importer of @apollo/composition.
 * @throws anything that the composer breaks down with
 */
export function mergeContracts(contracts: readonly Contract[]): Merge {
  const subgraphs = new Subgraphs();
  const errors: GraphQLError[] = [];
  for (const contract of contracts) {
    try {
      subgraphs.add(built.get(contract) ?? build(contract));
    } catch (error) {
      const causes = errorCauses(error as Error);
      if (causes === undefined) throw error;
      errors.push(...causes);
    }
  }
  if (errors.length > 0) return { errors };
  // The composer asks for all of them at every field, and they are sorted anew each time.
  const all = subgraphs.values();
  subgraphs.values = () => all;
  const merged = compose(subgraphs, { runSatisfiability: false });
  if (merged.errors !== undefined) return { errors: merged.errors };
  remember(contracts, all);
  return merged;
}

/** Searches a query plan to every field of a merged supergraph. */
export function findUnsatisfiable(schema: Schema): Satisfiability {
  const { errors = [], hints = [] } = validateSatisfiability({ supergraphSchema: schema });
  return { errors, hints };
}

function build({ name, url, document }: Contract): Subgraph {
  return buildSubgraph(name, url, document);
}

/** Keeps what merged, of Federation 2 alone: what a refusal or an upgrade leaves behind is not known. */
function remember(contracts: readonly Contract[], subgraphs: readonly Subgraph[]): void {
  if (!subgraphs.every((subgraph) => subgraph.isFed2Subgraph())) return;
  const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  for (const contract of contracts) {
    const subgraph = byName.get(contract.name);
    if (subgraph !== undefined) built.set(contract, subgraph);
  }
}
