import { fileURLToPath } from 'node:url';
import type { Sharing } from '../workloads/workloads.ts';
import { freePort } from './free-port.ts';
import { installPeers, peersFolder } from './install-peers.ts';
import { startProgram, type StartedProgram } from './start-program.ts';

/** How to start a gateway. */
export interface GatewaySettings {
  /** The file of the supergraph. */
  readonly supergraph: string;
  readonly sharing: Sharing;
}

/** A gateway that can be measured. */
export interface Gateway {
  readonly what: string;
  /** Whether it has something of its own to show where so much may be shared. */
  readonly takesPart?: (sharing: Sharing) => boolean;
  /** Whether it plans: the hand-written server knows its operations. */
  readonly plans: boolean;
  /** Starts it. The address is where operations are sent. */
  readonly start: (settings: GatewaySettings) => Promise<StartedProgram>;
}

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Every gateway by the name that `--gateways` takes. */
export const gateways = {
  demarc: {
    what: 'gateway/main.ts, as `demarc gateway --supergraph` starts it',
    plans: true,
    async start({ supergraph, sharing }) {
      const program = await startProgram({
        args: [fileOf('../../../gateway/main.ts')],
        env: {
          DEMARC_SUPERGRAPH: supergraph,
          DEMARC_PORT: '0',
          DEMARC_SHARE_FETCHES: sharing === 'none' ? 'off' : 'on',
          DEMARC_SHARE_REQUESTS: sharing === 'requests' ? 'on' : 'off',
        },
        on: 'gateway',
      });
      return { ...program, url: `${program.url}/graphql` };
    },
  },
  apollo: {
    what: '@apollo/gateway and @apollo/server, standalone; has nothing to share',
    plans: true,
    start: ({ supergraph }) =>
      startProgram({
        args: [fileOf('apollo.ts')],
        env: { BENCH_SUPERGRAPH: supergraph, APOLLO_TELEMETRY_DISABLED: '1' },
        on: 'gateway',
      }),
  },
  hive: {
    what: '@graphql-hive/gateway; requests in flight are not shared, its default',
    plans: true,
    start: (settings) => startHive(withoutRequests(settings), []),
  },
  'hive-rust': {
    what: 'the same with the Rust planner',
    plans: true,
    start: (settings) => startHive(withoutRequests(settings), ['--hive-router-runtime']),
  },
  'hive-rust-inflight': {
    what: 'the same, identical requests in flight answered once',
    plans: true,
    takesPart: (sharing) => sharing === 'requests',
    start: (settings) => startHive(settings, ['--hive-router-runtime']),
  },
  node: {
    what: 'hand-written: the fetches of a merged plan with undici, behind node:http',
    plans: false,
    start: ({ supergraph, sharing }) =>
      startProgram({
        args: [fileOf('hand-written/main.ts')],
        env: { BENCH_SUPERGRAPH: supergraph, BENCH_SHARING: sharing },
        on: 'gateway',
      }),
  },
} as const satisfies Record<string, Gateway>;

export type GatewayName = keyof typeof gateways;

function withoutRequests({ supergraph, sharing }: GatewaySettings): GatewaySettings {
  return { supergraph, sharing: sharing === 'requests' ? 'fetches' : sharing };
}

async function startHive(
  { supergraph, sharing }: GatewaySettings,
  options: readonly string[],
): Promise<StartedProgram> {
  installPeers();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = await startProgram({
    args: [
      `${peersFolder}node_modules/@graphql-hive/gateway/dist/bin.js`,
      'supergraph',
      supergraph,
      ...['--config-path', `${peersFolder}hive.config.mjs`],
      ...['--host', '127.0.0.1', '--port', String(port), '--fork', '1'],
      ...options,
    ],
    env: { BENCH_SHARING: sharing },
    on: 'gateway',
    readiness: { url, path: '/readiness' },
  });
  return { ...program, url: `${url}/graphql` };
}
