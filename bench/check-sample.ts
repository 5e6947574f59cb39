import { factsOf, graphFactsOf } from '@demarc/supergraph/contract';
import { check } from '@demarc/supergraph/check';
import type { CheckRequest } from '../supergraph/check-request.ts';
import { compareApis } from '../supergraph/changes/compare-apis.ts';
import { compareGraphs } from '../supergraph/changes/compare-graphs.ts';
import { composeGraph } from '../supergraph/composition/compose-graph.ts';
import { findUnsatisfiable, mergeContracts } from '../supergraph/composition/composer.ts';
import { expandContracts } from '../supergraph/contract/expand-contracts.ts';
import { applyPolicy } from '../supergraph/policy/apply-policy.ts';
import { parseSource, type ContractSource } from '../supergraph/sources/contract-source.ts';
import { changeContract, generateGraph, type GeneratedContract } from './generate-graph.ts';
import { startStopwatch, type Lap } from './stopwatch.ts';

/** What is measured, each time in a process that was just started. */
export const samples = {
  steps: 'every step for itself',
  cold: 'a check, nothing kept',
  base: 'a check, the base kept on disk',
  same: 'a check, base and change kept on disk',
  watched: 'a check after one in the same process',
} as const;
export type SampleName = keyof typeof samples;

const TODAY = '2027-01-05';

/** Takes one sample: a check of one changed contract among all of a graph, or its parts. */
export async function takeSample(
  sample: SampleName,
  subgraphs: number,
  folder: string,
): Promise<readonly Lap[]> {
  const { contracts, teams: generated } = generateGraph(subgraphs);
  const base = contracts.map(sourceOf);
  const [first] = contracts;
  if (first === undefined) throw new Error('A graph has at least one contract.');
  const changed = (addition: string) => [
    sourceOf(changeContract(first, addition)),
    ...base.slice(1),
  ];
  const teams = generated.map((team) => ({ ...team, name: team.id, contact: '#x', people: [] }));
  const requestOf = (graph: readonly ContractSource[], cacheFolder?: string): CheckRequest => ({
    subjects: [first.name],
    graph,
    before: [{ label: 'before', subjects: base.slice(0, 1) }],
    teams,
    severities: new Map(),
    openUsage: () => () =>
      Promise.resolve({ verdict: 'UNKNOWN', reason: 'Nothing is measured here.' }),
    today: TODAY,
    ...(cacheFolder !== undefined && { cacheFolder }),
  });

  if (sample === 'steps') return takeSteps(base, changed('first'), teams);
  // What an earlier check of another process left behind.
  if (sample === 'watched') await check(requestOf(changed('first'), folder));
  const graph = changed(sample === 'same' ? 'kept' : `of-${process.pid}`);
  const lap = startStopwatch();
  const report = await check(requestOf(graph, sample === 'cold' ? undefined : folder));
  const laps = [lap('check')];
  const { policy, composition } = Object.fromEntries(
    report.steps.map(({ step, findings }) => [step, findings.length]),
  );
  if (policy !== 0 || composition !== 0) throw new Error(JSON.stringify(report.steps, null, 2));
  return laps;
}

/** Leaves behind what a check of the graph before, and one of the change, keep on disk. */
export async function fillCache(subgraphs: number, folder: string): Promise<void> {
  await takeSample('same', subgraphs, folder);
}

async function takeSteps(
  base: readonly ContractSource[],
  changed: readonly ContractSource[],
  teams: CheckRequest['teams'],
): Promise<readonly Lap[]> {
  const laps: Lap[] = [];
  const lap = startStopwatch();
  const parse = (sources: readonly ContractSource[]) =>
    sources.map((source) => {
      const result = parseSource(source);
      if (!result.ok) throw new Error(result.findings[0]?.message);
      return result.contract;
    });
  const [after, before] = [parse(changed), parse(base)];
  laps.push(lap('parse'));
  const [factsAfter, factsBefore] = [graphFactsOf(after), graphFactsOf(before)];
  laps.push(lap('facts'));
  const [subject] = factsAfter.contracts;
  const [former] = factsBefore.contracts;
  if (subject === undefined || former === undefined) throw new Error('There is a first contract.');
  applyPolicy({
    contract: subject.contract,
    facts: subject,
    graph: factsAfter,
    before: [factsOf(former.contract)],
    teams: new Map(teams.map((team) => [team.id, team])),
    today: TODAY,
  });
  laps.push(lap('policy'));
  const expanded = expandContracts(after);
  laps.push(lap('inheritance'));
  const merge = mergeContracts(expanded);
  if (merge.errors !== undefined) throw new Error(merge.errors[0]?.message);
  laps.push(lap('merge'));
  findUnsatisfiable(merge.schema);
  laps.push(lap('satisfiability'));
  const composedBefore = composeGraph(before, { satisfiability: false });
  laps.push(lap('merge of the base'));
  const composedAfter = composeGraph(after, { satisfiability: false });
  if (!composedAfter.merged || !composedBefore.merged) throw new Error('Both graphs merge.');
  // Not a lap of its own: the graph is merged again only to be handed on.
  lap('again');
  const [apiBefore, apiAfter] = [
    composedBefore.merged.apiSchema(),
    composedAfter.merged.apiSchema(),
  ];
  laps.push(lap('API schemas'));
  compareGraphs({ before: factsBefore, after: factsAfter, subgraphs: [subject.contract.name] });
  await compareApis(apiBefore, apiAfter);
  laps.push(lap('changes'));
  return laps;
}

function sourceOf({ name, text }: GeneratedContract): ContractSource {
  const path = `${name}.graphql`;
  return { name, url: `http://${name}.example/graphql`, path, bytes: Buffer.from(text) };
}
