import {
  factsOf,
  graphFactsOf,
  type Contract,
  type Finding,
  type GraphFacts,
} from '@demarc/supergraph/contract';
import type { GraphQLSchema } from 'graphql';
import type { Change } from './changes/change.ts';
import { compareApis } from './changes/compare-apis.ts';
import { compareGraphs } from './changes/compare-graphs.ts';
import { judgeChanges } from './changes/judge-changes.ts';
import { mergeChanges } from './changes/merge-changes.ts';
import type { BaseVersion, CheckRequest } from './check-request.ts';
import { composeContracts } from './composition/compose-contracts.ts';
import { parseSource, type ContractSource } from './sources/contract-source.ts';

/** A graph that composes. */
export interface ComposedGraph {
  readonly contracts: readonly Contract[];
  readonly graph: GraphFacts;
  apiSchema(): GraphQLSchema;
}

/** Changes, and what is to be said of them. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
}

/** What differs between each version that is served and the graph as it would be; each change once. */
export async function compareWithBases(
  request: CheckRequest,
  after: ComposedGraph,
): Promise<Comparison> {
  const comparisons = await Promise.all(
    request.before.map((version) => compareWithBase(version, { request, after })),
  );
  return mergeChanges(comparisons);
}

async function compareWithBase(
  version: BaseVersion,
  { request, after }: { request: CheckRequest; after: ComposedGraph },
): Promise<Comparison> {
  const isFirst = version.subjects.length === 0 && request.graph.length === request.subjects.length;
  if (isFirst || isUnchanged(version, request)) return { changes: [], findings: [] };
  const before = await composeBase(version, { request, after });
  if (before === undefined) return { changes: [], findings: [notComposable(version)] };

  const ofContracts = compareGraphs({
    before: before.graph,
    after: after.graph,
    subgraphs: request.subjects,
  });
  const ofApi = await compareApis(before.apiSchema(), after.apiSchema());
  const declared = typesOf([...before.graph.contracts, ...after.graph.contracts], request.subjects);
  const differences = [
    ...ofContracts,
    ...ofApi.filter(
      ({ coordinate }) => coordinate.startsWith('@') || declared.has(typeOf(coordinate)),
    ),
  ];
  const teams = new Map(request.teams.map((team) => [team.id, team]));
  return judgeChanges(differences, {
    before: before.graph,
    after: after.graph,
    today: request.today,
    teams,
  });
}

/** The same bytes as before change nothing, and need not be composed again. */
function isUnchanged({ subjects }: BaseVersion, request: CheckRequest): boolean {
  return request.graph
    .filter(({ name }) => request.subjects.includes(name))
    .every(({ name, bytes }) => {
      const before = subjects.find((source) => source.name === name);
      return before !== undefined && Buffer.compare(before.bytes, bytes) === 0;
    });
}

/**
 * The graph before: the checked contracts as they were beside the others of today, so that only what
 * the checked ones change is told. Where those no longer fit, beside the others as they were.
 */
async function composeBase(
  version: BaseVersion,
  { request, after }: { request: CheckRequest; after: ComposedGraph },
): Promise<ComposedGraph | undefined> {
  const subjects = parseAll(version.subjects);
  if (subjects === undefined) return undefined;
  const ofToday = () => after.contracts.filter(({ name }) => !request.subjects.includes(name));
  const asTheyWere = async () => parseAll(await version.readOthers?.());
  for (const read of [ofToday, asTheyWere]) {
    const others = await read();
    if (others === undefined) continue;
    const contracts = [...subjects, ...others];
    // What was served once needs no second proof that every field can be reached.
    const composed = contracts.length > 0 && composeContracts(contracts, { satisfiability: false });
    if (composed === false)
      return { contracts, graph: graphFactsOf(contracts), apiSchema: after.apiSchema };
    if (!composed.ok) continue;
    return { contracts, graph: graphFactsOf(contracts), apiSchema: () => composed.apiSchema() };
  }
  return undefined;
}

function parseAll(sources: readonly ContractSource[] | undefined): readonly Contract[] | undefined {
  if (sources === undefined) return undefined;
  const parsed = sources.map(parseSource);
  const contracts = parsed.flatMap((result) => (result.ok ? [result.contract] : []));
  return contracts.length === sources.length ? contracts : undefined;
}

function notComposable({ label }: BaseVersion): Finding {
  return {
    code: 'BASE_NOT_COMPOSABLE',
    severity: 'ERROR',
    message:
      `The contracts of ${label} do not parse or do not compose, so that nothing can be said of what ` +
      'this changes. Compare with a version that composes.',
  };
}

function typesOf(
  all: readonly ReturnType<typeof factsOf>[],
  subjects: readonly string[],
): ReadonlySet<string> {
  const ofSubjects = all.filter(({ contract }) => subjects.includes(contract.name));
  return new Set(ofSubjects.flatMap((one) => one.all.map(({ type }) => type)));
}

/** `Type.field(argument:)` → `Type`; a directive is named `@directive`. */
function typeOf(coordinate: string): string {
  return coordinate.replace(/[.(].*$/, '');
}
