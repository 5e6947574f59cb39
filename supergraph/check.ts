import { factsOf, graphFactsOf, type Finding, type GraphFacts } from '@demarc/supergraph/contract';
import { askUsage } from './ask-usage.ts';
import { mergeChanges } from './changes/merge-changes.ts';
import { reportOf, type CheckReport } from './check-report.ts';
import type { CheckRequest } from './check-request.ts';
import { compareWithBases } from './compare-with-bases.ts';
import { composeCached } from './composition/compose-contracts.ts';
import { focusFinding } from './focus-finding.ts';
import { othersBefore } from './others-before.ts';
import { applyPolicy } from './policy/apply-policy.ts';
import { parseSource } from './sources/contract-source.ts';

/**
 * Would publishing these contracts be allowed? Every step runs as far as it can: a policy error hides
 * neither composition nor changes; what does not parse skips the rest; what does not compose skips
 * changes and usage.
 */
export async function check(request: CheckRequest): Promise<CheckReport> {
  const { graph: sources, subjects, onStep } = request;
  onStep?.('policy');
  const parsed = sources.map((source) => ({ name: source.name, result: parseSource(source) }));
  const contracts = parsed.flatMap(({ result }) => (result.ok ? [result.contract] : []));
  const unparsed = (checked: boolean) =>
    parsed.flatMap(({ name, result }) =>
      result.ok || subjects.includes(name) !== checked ? [] : result.findings,
    );
  const graph = graphFactsOf(contracts);
  const policy = [...unparsed(true), ...(await policyFindings(request, graph))];
  if (contracts.length < sources.length) {
    const others = unparsed(false);
    return reportOf(request, { policy, ...(others.length > 0 && { composition: others }) });
  }

  onStep?.('composition');
  const composed = await composeCached(contracts, request.cacheFolder);
  const focus = (finding: Finding) => focusFinding(finding, { subjects, contracts });
  if (!composed.ok) {
    return reportOf(request, { policy, composition: composed.findings.map(focus) });
  }
  const composition = composed.hints.filter((hint) => concerns(hint, subjects)).map(focus);
  if (request.before.length === 0) return reportOf(request, { policy, composition });

  onStep?.('changes');
  const after = { contracts, graph, apiSchema: () => composed.apiSchema() };
  const compared = await compareWithBases(request, after);
  onStep?.('usage');
  const asked = await askUsage(compared, { request, after: after.apiSchema });
  const { changes, findings: usage } = mergeChanges(asked);
  const found = { policy, composition, changes: mergeChanges(compared).findings, usage };
  return reportOf(request, found, changes);
}

async function policyFindings(
  request: CheckRequest,
  graph: GraphFacts,
): Promise<readonly Finding[]> {
  const everyone = await othersBefore(request, graph);
  const gone = (request.tombstones ?? []).flatMap(({ coordinate, contract }) => {
    const result = parseSource(contract);
    return (result.ok && factsOf(result.contract).get(coordinate)) || [];
  });
  const teams = new Map(request.teams.map((team) => [team.id, team]));
  const subjects = graph.contracts.filter(({ contract }) =>
    request.subjects.includes(contract.name),
  );
  return subjects.flatMap((facts) => {
    const { contract } = facts;
    const before = request.before.flatMap((version) => {
      const source = version.subjects.find(({ name }) => name === contract.name);
      const result = source && parseSource(source);
      return result?.ok === true ? [factsOf(result.contract)] : [];
    });
    const others = everyone.filter((one) => one.contract.name !== contract.name);
    const subject = { contract, facts, graph, before, othersBefore: others, gone, teams };
    return applyPolicy({ ...subject, today: request.today }, request.severities);
  });
}

/** A remark on other contexts alone is theirs to read. */
function concerns({ subgraph, otherPlaces = [] }: Finding, subjects: readonly string[]): boolean {
  const named = [subgraph, ...otherPlaces.map((place) => place.subgraph)];
  return named.some((name) => name === undefined || subjects.includes(name));
}
