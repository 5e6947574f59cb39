import { openRegistry } from '@demarc/supergraph/registry';
import { generateGraph } from './generate-graph.ts';
import { publishAfterMany, sourceOf } from './publish-sample.ts';
import { runInPlace, type RegistryPlace } from './registry-place.ts';
import { startStopwatch, type Lap } from './stopwatch.ts';

/**
 * Whose thousands of versions: `few`: two subgraphs that take turns, of real contracts, so that more can
 * be published; `each`: 200 of which one changes at a time; `all`: 200 that change all at once, always, in
 * a tenth of the versions.
 */
export const histories = ['few', 'each', 'all'] as const;
export type HistoryName = (typeof histories)[number];

const REPEATS = 15;

/** Writes the versions as SQL, because publishing them would take a day. */
export async function fillHistory(
  history: HistoryName,
  { versions: asked, place }: { readonly versions: number; readonly place: RegistryPlace },
): Promise<readonly Lap[]> {
  const versions = history === 'all' ? asked / 10 : asked;
  const lap = startStopwatch();
  const subgraphs = history === 'few' ? 2 : 200;
  const sources = generateGraph(2).contracts.map(sourceOf);
  const text = ({ bytes }: { readonly bytes: Uint8Array }) =>
    `'${Buffer.from(bytes).toString('utf8').replaceAll("'", "''")}'`;
  // Text d is of the subgraph d modulo their number, and version d brings it; the first brings two.
  const body =
    history === 'few'
      ? `case d % 2 ${sources.map((source, at) => `when ${at} then ${text(source)}`).join(' ')} end || e'\\n# text ' || d`
      : `'# text ' || d`;
  const digest = (of: string) => `'sha256:' || encode(sha256(convert_to(${of}, 'UTF8')), 'hex')`;
  const name = (at: string) => `'context-' || lpad((${at})::text, 3, '0')`;
  const same = `'# what is the same in all versions'`;
  const texts = `generate_series(0, ${versions}) d`;
  const numbers = `generate_series(1, ${versions}) n`;
  const brought =
    history === 'all'
      ? `select d as n, d, at from ${texts}, generate_series(0, ${subgraphs - 1}) at where d > 0`
      : `select greatest(d, 1) as n, d, d % ${subgraphs} as at from ${texts}`;
  await runInPlace(place, [
    `insert into documents select ${digest('body')}, body
       from (select ${body} as body from ${texts} union select ${same}) texts`,
    `insert into acts (actor, team, kind, reason, outcome)
       select 'token:bench', 'team-000', 'PUBLISHED', 'Version ' || n, jsonb_build_object('type', 'PUBLISHED', 'version', n)
       from ${numbers}`,
    `insert into versions (number, parent, digest, supergraph, api_schema, report, act)
       select n, nullif(n - 1, 0), ${digest('n::text')}, same, same, same, act
       from ${numbers} join acts on (outcome ->> 'version')::int = n, (select ${digest(same)} as same) document`,
    `insert into subgraphs select ${name('at')} from generate_series(0, ${subgraphs - 1}) at`,
    `insert into version_contracts (subgraph, version, contract, url, path)
       select ${name('at')}, n, ${digest(body)}, 'http://' || ${name('at')} || '.example/graphql', ${name('at')} || '.graphql'
       from (${brought}) brought`,
  ]);
  return [lap('fill')];
}

/** Reads what pages, gateways and a check read, some times each. */
export async function readHistory(
  history: HistoryName,
  place: RegistryPlace,
): Promise<readonly Lap[]> {
  const registry = await openRegistry(place.location);
  const versions = (await registry.current())?.number ?? 0;
  const middle = Math.round(versions / 2);
  const questions: readonly (readonly [what: string, ask: () => Promise<unknown>])[] = [
    ['current version', () => registry.current()],
    ['contracts of the newest', () => registry.contractsOf(versions)],
    ['contracts of one in the middle', () => registry.contractsOf(middle)],
    ['newest 20 versions', () => registry.versions({ first: 20, before: undefined })],
    ['20 versions in the middle', () => registry.versions({ first: 20, before: middle })],
    [
      'newest 20 of one subgraph',
      () => registry.versions({ first: 20, before: undefined, subgraph: 'context-000' }),
    ],
    ['newest 50 acts', () => registry.acts({ first: 50, before: undefined })],
    ['tombstones', () => registry.tombstones()],
  ];
  const laps: Lap[] = [];
  try {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      for (const [what, ask] of questions) {
        const lap = startStopwatch();
        await ask();
        laps.push(lap(what));
      }
    }
  } finally {
    await registry.close();
  }
  return history === 'few' ? [...laps, ...(await publishAfterMany(place))] : laps;
}
