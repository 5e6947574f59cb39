import type { AskedSubgraph, GraphStatus } from './graph-status.ts';
import type { FollowingGateway, RegistryStatus } from './registry-status.ts';

/** Who waits this long for somebody else's transaction will soon be given up. */
const LONG_TRANSACTION_S = 60;

/** What of a status somebody should look at, the worst first. */
export function findTroubles(
  { gateways, registry, subgraphs }: Pick<GraphStatus, 'gateways' | 'registry' | 'subgraphs'>,
  lagSeconds: number,
): readonly string[] {
  return [
    ...subgraphs.flatMap((one) => ('reason' in one ? [one.reason] : [])),
    ...subgraphs.flatMap(databaseTroubles),
    ...gateways
      .filter(({ isReady }) => !isReady)
      .map(({ url }) => `The gateway at ${url} is not ready.`),
    ...(registry === undefined ? [] : registryTroubles(registry)),
    ...subgraphs.flatMap((one) => feedTroubles(one, lagSeconds)),
  ];
}

function registryTroubles(registry: RegistryStatus): readonly string[] {
  if ('reason' in registry) return [registry.reason];
  const { current, gateways, refusals } = registry;
  if (current === null) return ['Nothing is published: `demarc publish`.'];
  return [
    ...refusals.map(
      ({ gateway, code, reason }) =>
        `The gateway ${gateway} could not load version ${current.number}: ${code} ${reason}`,
    ),
    ...gateways.flatMap((one) => followingTroubles(one, current.number)),
  ];
}

function followingTroubles(
  { name, version, following }: FollowingGateway,
  newest: number,
): readonly string[] {
  const serves = version === undefined ? 'serves none' : `serves version ${version}`;
  if (following === 'LAGGING') {
    return [`The gateway ${name} ${serves}, and version ${newest} is published.`];
  }
  return following === 'PINNED'
    ? [`The gateway ${name} is pinned and ${serves}: \`demarc pin off\` lets it follow again.`]
    : [];
}

function databaseTroubles(one: AskedSubgraph): readonly string[] {
  if ('reason' in one) return [];
  const { isReachable, locks } = one.says.database;
  if (!isReachable) return [`The database of ${one.name} does not answer.`];
  const oldest = locks?.oldestTransactionSeconds ?? 0;
  return oldest < LONG_TRANSACTION_S
    ? []
    : [
        `A transaction in the database of ${one.name} is open for ${oldest} s: feeds wait for its end.`,
      ];
}

function feedTroubles(one: AskedSubgraph, lagSeconds: number): readonly string[] {
  if ('reason' in one) return [];
  return one.feeds.flatMap(({ consumer, source, isFollowed, failure, seconds }) => {
    if (!isFollowed) return [`${consumer} does not know where ${source} is, and follows nothing.`];
    if (failure !== null) return [`${consumer} cannot go on: ${failure}`];
    if (seconds === undefined) return [`How far ${consumer} is behind ${source} cannot be asked.`];
    if (seconds > lagSeconds) {
      return [`${consumer} is ${seconds} s behind ${source}.`];
    }
    return [];
  });
}
