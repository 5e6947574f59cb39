import { graphFactsOf, type Team } from '@demarc/supergraph/contract';
import type { CoordinateChange, Demand, Tombstone as Grave } from '@demarc/supergraph/registry';
import { digestOf } from '@demarc/supergraph/registry';
import { printSchema } from 'graphql';
import { check } from '../check.ts';
import type { CheckReport } from '../check-report.ts';
import type { BaseVersion, CheckRequest, Tombstone } from '../check-request.ts';
import { composeCached } from '../composition/compose-contracts.ts';
import type { RuleSeverities } from '../policy/apply-policy.ts';
import { parseSource, type ContractSource } from '../sources/contract-source.ts';
import { readRegisteredClients } from '../usage/registered-clients.ts';
import { usageOfManifests } from '../usage/usage-of-manifests.ts';
import { coordinateChanges } from './coordinate-records.ts';
import { demandsOf } from './demands-of.ts';

/** A version that is still served, whole. */
export interface ServedVersion {
  readonly label: string;
  readonly contracts: readonly ContractSource[];
}

/** What to judge: data alone, so that a thread of its own can do it. */
export interface PublishQuestion {
  /** The whole graph as it would be. */
  readonly graph: readonly ContractSource[];
  /** The subgraphs that change, without those that go. */
  readonly subjects: readonly string[];
  /** Newest first: the current version, then what gateways still serve. */
  readonly served: readonly ServedVersion[];
  readonly tombstones: readonly Tombstone[];
  readonly teams: readonly Team[];
  readonly severities: RuleSeverities;
  /** The folder of client manifests. */
  readonly clients: string;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly cacheFolder?: string;
}

/** What came of it. */
export interface PublishJudgement {
  readonly report: CheckReport;
  readonly demands: readonly Demand[];
  /** True where something refuses that no approval lifts. */
  readonly isBlocked: boolean;
  /** Absent where the graph does not compose. */
  readonly composed?: { readonly supergraphSdl: string; readonly apiSdl: string };
  /** Names that go with this version. */
  readonly graves: readonly Omit<Grave, 'version'>[];
  /** What this version says otherwise of its coordinates. */
  readonly coordinates: readonly CoordinateChange[];
}

/**
 * May this be published? The same check as everywhere, with what its owners would have to approve.
 * @throws SupergraphFault CLIENT_FILE_UNREADABLE
 */
export async function judgePublish(question: PublishQuestion): Promise<PublishJudgement> {
  const { graph, subjects, served, cacheFolder } = question;
  const registered = await readRegisteredClients(question.clients);
  const request: CheckRequest = {
    ...question,
    before: served.map((version) => baseOf(version, { graph, subjects })),
    isLine: true,
    openUsage: (schemas) => usageOfManifests({ registered, schemas }),
  };
  const report = await check(request);
  const after = parseAll(graph);
  const before = parseAll(served[0]?.contracts ?? []);
  const facts = { before: graphFactsOf(before), after: graphFactsOf(after) };
  const composed =
    after.length === graph.length ? await composeCached(after, cacheFolder) : undefined;
  return {
    report,
    ...demandsOf(report, facts),
    ...(composed?.ok === true && {
      composed: {
        supergraphSdl: composed.supergraphSdl,
        apiSdl: printSchema(composed.apiSchema()),
      },
    }),
    graves: gravesOf(served[0]?.contracts ?? [], facts),
    coordinates: coordinateChanges(facts),
  };
}

/** What a version was, seen from those that change. */
function baseOf(
  { label, contracts }: ServedVersion,
  { graph, subjects }: Pick<PublishQuestion, 'graph' | 'subjects'>,
): BaseVersion {
  const isThere = (name: string) => graph.some((source) => source.name === name);
  return {
    label,
    subjects: contracts.filter(({ name }) => subjects.includes(name)),
    departed: contracts.filter(({ name }) => !isThere(name)),
    readOthers: () =>
      Promise.resolve(contracts.filter(({ name }) => isThere(name) && !subjects.includes(name))),
  };
}

/** What was deprecated or retired and is in no contract any more; of what several contracts shared, one grave. */
function gravesOf(
  sources: readonly ContractSource[],
  { before, after }: Parameters<typeof demandsOf>[1],
): PublishJudgement['graves'] {
  const graves = before.contracts.flatMap(({ contract, all }) => {
    const source = sources.find(({ name }) => name === contract.name);
    if (source === undefined) return [];
    const digest = digestOf(source.bytes);
    return all
      .filter(
        ({ stage, isForeign }) => !isForeign && (stage === 'RETIRED' || stage === 'DEPRECATED'),
      )
      .filter(({ coordinate }) => after.statements(coordinate).length === 0)
      .map(({ coordinate }) => ({ coordinate, subgraph: contract.name, contract: digest }));
  });
  return [...new Map(graves.map((grave) => [grave.coordinate, grave])).values()];
}

function parseAll(sources: readonly ContractSource[]) {
  const parsed = sources.map(parseSource);
  return parsed.flatMap((result) => (result.ok ? [result.contract] : []));
}
