import type { Finding } from '@demarc/supergraph/contract';
import type { Change } from './changes/change.ts';
import { compareApis } from './changes/compare-apis.ts';
import { compareGraphs } from './changes/compare-graphs.ts';
import { judgeChanges } from './changes/judge-changes.ts';
import { leaveSettled } from './changes/leave-settled.ts';
import type { BaseVersion, CheckRequest } from './check-request.ts';
import { changesNothing, composeBase, type ComposedGraph } from './compose-base.ts';

/** What differs between one version that is served and the graph as it would be. */
export interface Comparison {
  /** The version; absent where nothing had to be composed to compare, or nothing could be. */
  readonly before?: ComposedGraph;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
}

/** Compares the graph as it would be with every version that is still served. */
export async function compareWithBases(
  request: CheckRequest,
  after: ComposedGraph,
): Promise<readonly Comparison[]> {
  const [newest, ...older] = request.before;
  if (newest === undefined) return [];
  const first = await compareWithBase(newest, { request, after });
  const rest = older.map(async (version) => {
    const compared = await compareWithBase(version, { request, after });
    if (request.isLine !== true) return compared;
    // Where the newest is as the graph would be, all that an older one differs in is settled.
    const settled =
      first.before === undefined
        ? compared
        : await compareWithBase(version, { request, after: first.before });
    return leaveSettled(compared, settled);
  });
  return [first, ...(await Promise.all(rest))];
}

async function compareWithBase(
  version: BaseVersion,
  { request, after }: { request: CheckRequest; after: ComposedGraph },
): Promise<Comparison> {
  const remarks = withoutGraph(version, request);
  if (changesNothing(version, request)) return { changes: [], findings: remarks };
  const before = await composeBase(version, { request, after });
  if (before === undefined) return { changes: [], findings: [notComposable(version)] };

  const ofApi = await compareApis(before.apiSchema(), after.apiSchema());
  const departed = version.departed?.map(({ name }) => name) ?? [];
  const subgraphs = [...request.subjects, ...departed];
  const declared = declaredTypes([before, after], subgraphs);
  const differences = [
    ...compareGraphs({ before: before.graph, after: after.graph, subgraphs }),
    // Where the others had to be taken as they were, what they changed is theirs to tell.
    ...ofApi.filter(({ coordinate }) => before.isBesideToday || declared.has(typeOf(coordinate))),
  ];
  const teams = new Map(request.teams.map((team) => [team.id, team]));
  const judged = judgeChanges(differences, {
    before: before.graph,
    after: after.graph,
    today: request.today,
    teams,
    tellsOfDates: (request.severities.get('RETIRE_BEFORE_DATE') ?? 'ERROR') !== 'ERROR',
  });
  return { before, changes: judged.changes, findings: [...remarks, ...judged.findings] };
}

/** What cannot be told from what is new. */
function withoutGraph(
  { label, isUnlisted = false, subjects }: BaseVersion,
  request: CheckRequest,
): readonly Finding[] {
  const missing = request.subjects.filter((name) => !subjects.some((one) => one.name === name));
  if (!isUnlisted || missing.length === 0) return [];
  const message =
    `${label} has no demarc.yaml of this graph, and no contract of ${missing.join(', ')} where it lies today: ` +
    'it is taken for new. If it lay elsewhere, compare with the file: `--base FILE`.';
  return [{ code: 'BASE_WITHOUT_GRAPH', severity: 'WARNING', message }];
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

/** The types of the checked contracts, and every directive: those name no contract. */
function declaredTypes(graphs: readonly ComposedGraph[], subjects: readonly string[]) {
  const ofSubjects = graphs
    .flatMap(({ graph }) => graph.contracts)
    .filter(({ contract }) => subjects.includes(contract.name));
  const types = new Set(ofSubjects.flatMap(({ all }) => all.map(({ type }) => type)));
  return { has: (type: string) => type.startsWith('@') || types.has(type) };
}

/** `Type.field(argument:)` → `Type`; a directive is named `@directive`. */
function typeOf(coordinate: string): string {
  return coordinate.replace(/[.(].*$/, '');
}
