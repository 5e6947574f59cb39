import type { Config } from '@demarc/foundation/config';
import { isLocked } from '@demarc/foundation/lock';
import { homeOf } from '../launcher/home.ts';
import { findGraph, type FoundSubgraph } from '../operator/find-graph.ts';
import { openOperator, type Operator } from '../operator/open-operator.ts';
import { readVersion } from '../read-version.ts';
import { findRegistry } from '../registry/find-registry.ts';
import { findTroubles } from './find-troubles.ts';
import type { AskedSubgraph, FeedLag, GatewayStatus, GraphStatus } from './graph-status.ts';
import { readRegistryStatus } from './read-registry-status.ts';
import { backlog, subgraphStatus, type SubgraphStatus } from './subgraph-status.ts';

/** What is asked, and what counts as trouble. */
export interface StatusRequest {
  readonly config: Config;
  /** Origins, instead of the one that is known. */
  readonly gateways: readonly string[];
  /** How many seconds a consumer may be behind. */
  readonly lagSeconds: number;
  readonly now: Date;
}

const PATIENCE_MS = 5_000;

/** Asks every process of a graph how it stands; who does not answer is part of the status. */
export async function readGraphStatus(request: StatusRequest): Promise<GraphStatus> {
  const { config, now } = request;
  const found = findGraph(config, request.gateways);
  const control = findRegistry(undefined, config);
  const operator = await openOperator(config);
  const [gateways, registry, asked] = await Promise.all([
    Promise.all(found.gateways.map(askGateway)),
    control === undefined ? undefined : readRegistryStatus(control, config, now),
    Promise.all(found.subgraphs.map((one) => askSubgraph(operator, one))),
  ]);
  const subgraphs = await Promise.all(
    asked.map(async (one): Promise<AskedSubgraph> =>
      'reason' in one ? one : measureFeeds(operator, one, { sources: found.subgraphs, now }),
    ),
  );
  const status = {
    graph: config.graph,
    at: now.toISOString(),
    version: readVersion(),
    launcher: { pid: found.launcher, isLocked: isLocked(homeOf(config).lockFile) },
    gateways,
    ...(registry && { registry }),
    subgraphs,
  };
  return { ...status, troubles: findTroubles(status, request.lagSeconds) };
}

async function askGateway(url: string): Promise<GatewayStatus> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { ok } = await fetch(new URL('/ready', url), { redirect: 'error', signal });
    return { url, isReady: ok };
  } catch {
    // Not there at all: the same for whoever calls it.
    return { url, isReady: false };
  }
}

type Answered = { readonly name: string; readonly url: string; readonly says: SubgraphStatus };

async function askSubgraph(
  operator: Operator,
  subgraph: FoundSubgraph,
): Promise<Answered | Extract<AskedSubgraph, { reason: string }>> {
  const { name, origin: url } = subgraph;
  try {
    const call = { method: 'GET', path: '/status', patienceMs: PATIENCE_MS } as const;
    const says = subgraphStatus.safeParse(await operator.ask(subgraph, call));
    if (says.success) return { name, url, says: says.data };
    return { name, url, reason: `${name} answers at ${url}, and tells nothing of itself.` };
  } catch (error) {
    return { name, url, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A consumer knows where it is, and its source how much comes after that. */
async function measureFeeds(
  operator: Operator,
  { says: { feeds, ...says }, ...one }: Answered,
  { sources, now }: { readonly sources: readonly FoundSubgraph[]; readonly now: Date },
): Promise<AskedSubgraph> {
  const lags = feeds.map(async ({ consumer, source, isFollowed, position, failure }) => {
    const from = sources.find(({ name }) => name === source);
    const behind =
      from === undefined || position === null
        ? undefined
        : await readBacklog(operator, from, position);
    const oldest = behind?.oldestAt;
    const seconds =
      oldest == null ? 0 : Math.max(0, Math.round((now.getTime() - Date.parse(oldest)) / 1000));
    const lag: FeedLag = {
      consumer,
      source,
      isFollowed,
      failure,
      events: behind?.events,
      seconds: behind === undefined ? undefined : seconds,
    };
    return lag;
  });
  return { ...one, says, feeds: await Promise.all(lags) };
}

async function readBacklog(
  operator: Operator,
  source: FoundSubgraph,
  position: string,
): Promise<{ events: number; oldestAt: string | null } | undefined> {
  try {
    const path = `/events/backlog?after=${position}`;
    const answer = await operator.ask(source, { method: 'GET', path, patienceMs: PATIENCE_MS });
    return backlog.parse(answer);
  } catch {
    // That the source does not answer is told where it stands itself.
    return undefined;
  }
}
