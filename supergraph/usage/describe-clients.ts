import type { CoordinateFacts, GraphFacts, Stage } from '@demarc/supergraph/contract';
import type { GraphQLSchema } from 'graphql';
import type { ClientManifest } from './client-manifest.ts';
import { usageOfOperation } from './operation-usage.ts';

/** Something on its way out that a client version still uses. */
export interface DepartingUse {
  readonly coordinate: string;
  readonly stage: Extract<Stage, 'DEPRECATED' | 'RETIRED'>;
  /** As it is written, YYYY-MM-DD. */
  readonly retireOn: string | undefined;
  readonly replacedBy: string | undefined;
  readonly owner: string | undefined;
  /** The names of the operations. */
  readonly operations: readonly string[];
}

/** A client version, and what becomes of its operations. */
export interface ClientDescription {
  readonly manifest: ClientManifest;
  /** The first to go comes first; empty for a retired version. */
  readonly departing: readonly DepartingUse[];
  /** The names of the operations that no longer fit the API; empty for a retired version. */
  readonly unfit: readonly string[];
}

/** What each client version uses of what is on its way out. */
export function describeClients(
  manifests: readonly ClientManifest[],
  { graph, schema }: { readonly graph: GraphFacts; readonly schema: GraphQLSchema },
): readonly ClientDescription[] {
  const departing = departingFacts(graph);
  return manifests.map((manifest) => {
    if (manifest.state === 'retired') return { manifest, departing: [], unfit: [] };
    const read = manifest.operations.map((operation) => ({
      name: operation.name,
      used: usageOfOperation(operation, schema),
    }));
    const uses = departing.flatMap((facts) => {
      const users = read.filter(({ used }) => used?.has(facts.coordinate) === true);
      return users.length === 0
        ? []
        : [
            toDepartingUse(
              facts,
              users.map(({ name }) => name),
            ),
          ];
    });
    return {
      manifest,
      departing: uses.toSorted((a, b) => ((a.retireOn ?? '9') < (b.retireOn ?? '9') ? -1 : 1)),
      unfit: read.filter(({ used }) => used === undefined).map(({ name }) => name),
    };
  });
}

function departingFacts(graph: GraphFacts): readonly CoordinateFacts[] {
  return graph.contracts.flatMap((contract) =>
    contract.all.filter(
      ({ coordinate, stage }) =>
        (stage === 'DEPRECATED' || stage === 'RETIRED') &&
        graph.speaker(coordinate)?.contract === contract,
    ),
  );
}

function toDepartingUse(
  { coordinate, stage, lifecycle, owner }: CoordinateFacts,
  operations: readonly string[],
): DepartingUse {
  return {
    coordinate,
    stage: stage === 'RETIRED' ? 'RETIRED' : 'DEPRECATED',
    retireOn: lifecycle?.retireOn,
    replacedBy: lifecycle?.replacedBy,
    owner,
    operations,
  };
}
