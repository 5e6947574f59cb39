import { graphFactsOf } from '@demarc/supergraph/contract';
import type { ChangeKind } from './changes/change-kinds.ts';
import { changelogOf, type Changelog } from './changes/changelog.ts';
import { compareApis } from './changes/compare-apis.ts';
import { compareGraphs } from './changes/compare-graphs.ts';
import type { GraphView } from './graph-view.ts';

/** What a contract says to those who call the graph, though the schema that they see does not show it. */
const forClients: ReadonlySet<ChangeKind> = new Set([
  'MEANING_CHANGED',
  'OWNER_CHANGED',
  'STAGE_ACTIVATED',
  'STAGE_DEPRECATED',
  'STAGE_TAKEN_BACK',
  'STAGE_RETIRED',
  'RETIRE_DATE_EARLIER',
  'RETIRE_DATE_LATER',
  'REPLACEMENT_CHANGED',
  'BROWNOUTS_ADDED',
  'BROWNOUTS_REMOVED',
  'ACCESS_TIGHTENED',
  'ACCESS_LOOSENED',
]);

/** Two graphs, and for whom they are compared. */
export interface DiffRequest {
  readonly before: GraphView;
  readonly after: GraphView;
  /** True for all that contracts promise; else only what those who call the graph have to know. */
  readonly includesContracts?: boolean;
}

/** What changed between two graphs, as a changelog. */
export async function diff({
  before,
  after,
  includesContracts = false,
}: DiffRequest): Promise<Changelog> {
  const none = graphFactsOf([]);
  const graphs = { before: before.facts ?? none, after: after.facts ?? none };
  const ofContracts = before.facts && after.facts ? compareGraphs(graphs) : [];
  return changelogOf(
    [
      ...(await compareApis(before.apiSchema, after.apiSchema)),
      ...ofContracts.filter(({ kind }) => includesContracts || forClients.has(kind)),
    ],
    graphs,
  );
}
