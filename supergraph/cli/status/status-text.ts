import { logLine } from '../report/plain-text.ts';
import type { Terminal } from '../report/terminal.ts';
import { wrapText } from '../report/wrap-text.ts';
import type { AskedSubgraph, FeedLag, GraphStatus } from './graph-status.ts';
import type { FollowingGateway, RegistryStatus } from './registry-status.ts';

const NAME_WIDTH = 11;

/** A status for a person, within the columns of the terminal. */
export function statusText(status: GraphStatus, { columns, paint }: Terminal): string {
  const { graph, at, version, launcher, gateways, registry, subgraphs, troubles } = status;
  const line = (name: string, state: string, text: string, isWell: boolean) => {
    const room = columns - NAME_WIDTH - 1;
    const [first = '', ...rest] = wrapText(`${state}  ${logLine(text)}`, { columns: room }).split(
      '\n',
    );
    const head = paint(isWell ? 'bold' : ['bold', 'red'], `${name.padEnd(NAME_WIDTH)} ${state}`);
    const indented = rest.map((part) => `${' '.repeat(NAME_WIDTH + 1)}${part}`);
    return [`${head}${first.slice(state.length)}`, ...indented].join('\n');
  };
  return [
    wrapText(`${graph} at ${at}, asked by demarc ${version}`, { columns }),
    '',
    line('launcher', ...launcherState(launcher)),
    ...gateways.map(({ url, isReady }) =>
      line('gateway', isReady ? 'ready' : 'down', url, isReady),
    ),
    ...(registry === undefined
      ? []
      : [
          line('registry', ...registryState(registry)),
          ...('reason' in registry ? [] : registry.gateways).map((one) =>
            wrapText(followingText(one), { columns }),
          ),
        ]),
    ...subgraphs.flatMap((one) => [
      line(one.name, ...subgraphState(one)),
      ...('reason' in one ? [] : one.feeds.map((feed) => wrapText(feedText(feed), { columns }))),
    ]),
    '',
    ...(troubles.length === 0
      ? ['All is well.']
      : troubles.map((text) => {
          const [first = '', ...rest] = wrapText(`! ${logLine(text)}`, { columns }).split('\n');
          return [paint('red', first), ...rest.map((part) => `  ${part}`)].join('\n');
        })),
    '',
  ].join('\n');
}

function launcherState({
  pid,
  isLocked,
}: GraphStatus['launcher']): readonly [string, string, boolean] {
  if (pid !== undefined) return ['up', `process ${pid}, holds .demarc`, true];
  return isLocked
    ? ['starting', 'a process holds .demarc', true]
    : ['none', 'asked where demarc.yaml says', true];
}

function registryState(registry: RegistryStatus): readonly [string, string, boolean] {
  const { url } = registry;
  if ('reason' in registry) return ['down', url, false];
  const { current } = registry;
  if (current === null) return ['empty', url, false];
  const { number, digest, publishedAt } = current;
  const short = `${digest.slice(0, 'sha256:'.length + 12)}…`;
  const facts = [url, `version ${number}`, `since ${publishedAt.slice(0, 19)}Z`, short];
  return ['up', facts.join(' · '), true];
}

const followingWords = {
  CURRENT: 'the newest',
  SWAPPING: 'about to serve the newest',
  LAGGING: 'behind',
  PINNED: 'pinned',
  SILENT: 'not heard of lately',
} as const;

function followingText({ name, version, following, seenAt }: FollowingGateway): string {
  const serves = version === undefined ? 'no version' : `version ${version}`;
  return `  gateway ${logLine(name)}: ${serves}, ${followingWords[following]}, seen ${seenAt.slice(0, 19)}Z`;
}

function subgraphState(one: AskedSubgraph): readonly [string, string, boolean] {
  if ('reason' in one) return ['down', one.url, false];
  const { version, node, startedAt, database } = one.says;
  const { engine, isReachable, migrations, locks } = database;
  const facts = [
    one.url,
    version ?? 'no version',
    `Node ${node.replace('v', '')}`,
    `since ${startedAt.slice(0, 19)}Z`,
    engine,
    migrations.at(-1)?.name ?? 'no migrations',
    ...(locks === null ? [] : [`${locks.waiting} waiting for locks`]),
  ];
  return [isReachable ? 'up' : 'no database', facts.join(' · '), isReachable];
}

function feedText({ consumer, source, isFollowed, events, seconds, failure }: FeedLag): string {
  const state = () => {
    if (!isFollowed) return 'not followed';
    if (events === undefined || seconds === undefined) return 'unknown how far behind';
    if (events === 0) return 'has all';
    return `${events} events behind, the oldest ${seconds} s`;
  };
  return `  ${consumer} of ${source}: ${state()}${failure === null ? '' : ', failing'}`;
}
