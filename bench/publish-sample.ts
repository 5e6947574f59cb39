import { join } from 'node:path';
import { openRegistry, type Actor } from '@demarc/supergraph/registry';
import { judgePublish, publish, publishedSources } from '@demarc/supergraph/publishing';
import type { PublishOutcome, Publisher } from '@demarc/supergraph/publishing';
import { composeContracts } from '../supergraph/composition/compose-contracts.ts';
import { parseSource, type ContractSource } from '../supergraph/sources/contract-source.ts';
import { changeContract, generateGraph, type GeneratedContract } from './generate-graph.ts';
import type { RegistryPlace } from './registry-place.ts';
import { startStopwatch, type Lap } from './stopwatch.ts';

const TODAY = '2027-01-05';
const admin: Actor = { id: 'token:bench', kind: 'ADMIN', team: undefined };

/** What one process publishes, one after the other, into an empty registry. */
export async function publishAll(subgraphs: number, place: RegistryPlace): Promise<readonly Lap[]> {
  const graph = generateGraph(subgraphs);
  const publisher = await openPublisher(subgraphs, place);
  const laps: Lap[] = [];
  try {
    const lap = startStopwatch();
    const parsed = graph.contracts.map((contract) => parseSource(sourceOf(contract)));
    const composed = composeContracts(
      parsed.flatMap((result) => (result.ok ? [result.contract] : [])),
    );
    if (!composed.ok) throw new Error(JSON.stringify(composed.findings[0]));
    laps.push(lap('compose'));

    const first = await send(publisher, graph.contracts.map(sourceOf));
    expectType(first, 'PUBLISHED');
    laps.push(lap('first publish'));
    for (let turn = 0; turn < 2; turn += 1) {
      const edited = editOf(contractAt(graph.contracts, turn), turn);
      lap('');
      expectType(await send(publisher, [edited]), 'PUBLISHED');
      laps.push(lap(turn === 0 ? 'second publish' : 'third publish'));
    }
    const tried = editOf(contractAt(graph.contracts, 2), 2);
    lap('');
    await judgeAlone(publisher, tried);
    laps.push(lap('check'));
    expectType(await send(publisher, [tried]), 'PUBLISHED');
    laps.push(lap('publish of what was checked'));
    const small = [
      ['publish of a deprecation', deprecate],
      ['publish of a comment', (text: string) => `${text}\n# Looked through in January.`],
    ] as const;
    for (const [index, [what, edit]] of small.entries()) {
      const contract = contractAt(graph.contracts, 3 + index);
      const source = sourceOf({ ...contract, text: edit(contract.text) });
      lap('');
      expectType(await send(publisher, [source]), 'PUBLISHED');
      laps.push(lap(what));
    }
    const moved = {
      ...sourceOf(contractAt(graph.contracts, 5)),
      url: 'http://moved.example/graphql',
    };
    lap('');
    expectType(await send(publisher, [moved]), 'PUBLISHED');
    laps.push(lap('publish of another address'));
    expectType(await send(publisher, [moved]), 'UNCHANGED');
    laps.push(lap('publish of nothing new'));
  } finally {
    await publisher.registry.close();
  }
  return laps;
}

/** What the next process publishes: nothing is in its memory, compositions are on disk. */
export async function publishAgain(
  subgraphs: number,
  place: RegistryPlace,
): Promise<readonly Lap[]> {
  const publisher = await openPublisher(subgraphs, place);
  try {
    const edited = editOf(contractAt(generateGraph(subgraphs).contracts, 6), 6);
    const lap = startStopwatch();
    expectType(await send(publisher, [edited]), 'PUBLISHED');
    const memory = process.resourceUsage().maxRSS / 1024;
    return [lap('publish after a restart'), { what: 'memory, MiB', cpu: memory, wall: memory }];
  } finally {
    await publisher.registry.close();
  }
}

/** Publishes one contract after the other where thousands of versions are there. */
export async function publishAfterMany(place: RegistryPlace): Promise<readonly Lap[]> {
  const publisher = await openPublisher(2, place);
  const laps: Lap[] = [];
  try {
    for (let turn = 0; turn < 5; turn += 1) {
      const base = contractAt(generateGraph(2).contracts, turn);
      const source = sourceOf({ ...base, text: `${base.text}\n# turn ${turn}` });
      const lap = startStopwatch();
      expectType(await send(publisher, [source]), 'PUBLISHED');
      laps.push(lap('publish'));
    }
  } finally {
    await publisher.registry.close();
  }
  return laps;
}

async function openPublisher(subgraphs: number, place: RegistryPlace): Promise<Publisher> {
  const { teams } = generateGraph(subgraphs);
  return {
    registry: await openRegistry(place.location),
    teams: teams.map((team) => ({ ...team, contact: '#x' })),
    severities: new Map(),
    clients: join(place.folder, 'clients'),
    cacheFolder: join(place.folder, 'compositions'),
    judge: judgePublish,
    now: () => new Date(`${TODAY}T12:00:00Z`),
  };
}

function send(publisher: Publisher, contracts: readonly ContractSource[]): Promise<PublishOutcome> {
  const requestId = `bench-${process.pid}-${performance.now()}-request`;
  return publish(publisher, { actor: admin, requestId, contracts, removed: [], today: TODAY });
}

/** The check that a publish does, without the publish. */
async function judgeAlone({ registry, ...publisher }: Publisher, source: ContractSource) {
  const current = await registry.current();
  const published = await publishedSources(registry, current?.number);
  const served = published.map((one) => one.source);
  const graph = served.map((one) => (one.name === source.name ? source : one));
  await publisher.judge({
    ...publisher,
    graph,
    subjects: [source.name],
    served: [{ label: 'now', contracts: served }],
    tombstones: [],
    today: TODAY,
  });
}

function contractAt(contracts: readonly GeneratedContract[], turn: number): GeneratedContract {
  const contract = contracts[turn % contracts.length];
  if (contract === undefined) throw new Error('A graph has at least one contract.');
  return contract;
}

/** What a team makes of its contract in a day: a field more, one deprecated. */
function editOf(contract: GeneratedContract, turn: number): ContractSource {
  const { name, text } = changeContract(contract, `turn ${turn}`);
  // Taking the promise back that it is never null would be refused.
  const kept = text.replace('text3: String @contract', 'text3: String! @contract');
  return sourceOf({ name, text: kept });
}

function deprecate(text: string): string {
  const code = /Case(\d+)/.exec(text)?.[1] ?? '';
  const lifecycle = `@lifecycle(stage: DEPRECATED, since: "2027-01-04", replacedBy: "Case${code}.text2", retireOn: "2027-06-30")`;
  return text.replace(
    'text1: String @contract',
    `text1: String @deprecated(reason: "Use Case${code}.text2. Retires 2027-06-30.") ${lifecycle} @contract`,
  );
}

function expectType(outcome: PublishOutcome, type: PublishOutcome['type']): void {
  if (outcome.type !== type) throw new Error(JSON.stringify(outcome, null, 2).slice(0, 4_000));
}

export function sourceOf({ name, text }: GeneratedContract): ContractSource {
  const path = `${name}.graphql`;
  return { name, url: `http://${name}.example/graphql`, path, bytes: Buffer.from(text) };
}
