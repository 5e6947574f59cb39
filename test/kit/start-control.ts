import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { readConfig } from '@demarc/control/config';
import { startControl } from '@demarc/control';
import { callPeer, openSigningKey, type SigningKey } from '@demarc/foundation/identity';
import { openLog, type Log } from '@demarc/foundation/process';
import { registryDatabase } from '@demarc/supergraph/registry';
import { startChild, type ChildProcess } from './child-process.ts';
import { engines, type TestEngine } from './engines.ts';
import type { TestLocation } from './test-location.ts';
import { writeOwnedGraph } from './owned-graph.ts';

/** An answer of the control plane, loosely typed: tests compare it with what they expect. */
export interface ControlAnswer {
  readonly status: number;
  // The shape is the operation's; a test states it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly code: unknown }[];
  readonly text: string;
}

/** A control plane of the test's own: a graph of two contexts, an empty registry, its own keys. */
export interface TestControl {
  /** Its origin, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** The folder of demarc.yaml, owners.yaml and the contracts of `ownedContracts`. */
  readonly folder: string;
  /** What DEMARC_HOME is: keys lie in `keys` below it. */
  readonly home: string;
  readonly keys: string;
  /** A token of kind ADMIN. */
  readonly token: string;
  readonly operator: SigningKey;
  /** The child that it is, where it is one. */
  readonly child: ChildProcess | undefined;
  /** Executes an operation, with the admin's token unless another is given. */
  ask(operation: string, variables?: object, token?: string): Promise<ControlAnswer>;
  /** Makes a token and gives its text. */
  createToken(kind: 'ADMIN' | 'TEAM' | 'READER', team?: string): Promise<string>;
  /** Publishes contracts of `ownedContracts`, edited if that is asked, and gives the result. */
  publish(
    contracts: Readonly<Record<string, string>>,
    options?: { readonly token?: string; readonly removed?: readonly string[] },
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
  ): Promise<any>;
  /** Stops it; the registry stays for `restart`. */
  stop(): Promise<void>;
  /** Starts it anew, on the same registry and port. */
  restart(): Promise<void>;
  /** Stops it and leaves nothing behind. */
  close(): Promise<void>;
}

/** How a test wants its control plane. */
export interface TestControlOptions {
  /** PGlite unless given. */
  readonly engine?: TestEngine;
  /** Whether it is a process of its own, as under the launcher. */
  readonly asProcess?: boolean;
  /** Another registry than an empty one of its own, such as a second replica's. */
  readonly location?: TestLocation;
  /** 0, any, unless given. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly log?: Log;
  /** Writes demarc.yaml and what it names; the two contexts of `ownedContracts` unless given. */
  readonly writeGraph?: (folder: string) => Promise<void>;
}

const publishing = `mutation ($input: PublishContractsInput!) {
  publishContracts(input: $input) {
    __typename
    ... on PublishContractsPayload { version { number supergraphDigest } report { verdict } }
    ... on PublishUnchanged { version { number } }
    ... on PublishConflict { message version { number } subgraphs }
    ... on PublishRefused {
      message isBlocked demands { id coordinate owners approvedBy }
      report { verdict steps { step findings { code coordinate message owner } } }
    }
    ... on Refusal { message }
  }
}`;

/** Starts a control plane with an empty registry. */
export async function startTestControl(options: TestControlOptions = {}): Promise<TestControl> {
  const { engine = engines[0]?.[1], env = {}, asProcess = false } = options;
  if (engine === undefined) throw new Error('There is no engine to test on.');
  const folder = await mkdtemp(join(tmpdir(), 'demarc-control-'));
  await (options.writeGraph ?? writeOwnedGraph)(folder);
  const home = join(folder, '.demarc');
  const keys = join(home, 'keys');
  const own = options.location === undefined;
  const { location, remove } = options.location ?? (await engine.makeLocation(registryDatabase));
  const operator = await openSigningKey('operator', { folder: keys, mayCreate: true });
  const variables = (port: number) => ({
    DEMARC_CONFIG: join(folder, 'demarc.yaml'),
    DEMARC_HOME: home,
    DEMARC_PORT: String(port),
    ...('url' in location && { REGISTRY_DATABASE_URL: location.url }),
    ...env,
  });
  const start = async (port: number): Promise<Started> => {
    if (asProcess) return startProcess(variables(port));
    const read = await readConfig(variables(port));
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const log = options.log ?? openLog('control', 'silent');
    return {
      ...(await startControl({ ...read.config, database: location }, log)),
      child: undefined,
    };
  };
  let running = await start(options.port ?? 0);
  const { url } = running;
  const createToken: TestControl['createToken'] = async (kind, team) => {
    const answer = await callPeer(
      { name: 'control', origin: url, key: operator },
      {
        method: 'POST',
        path: '/graphql',
        body: {
          query: `mutation ($input: CreateTokenInput!) {
            createToken(input: $input) { ... on CreateTokenPayload { secret } }
          }`,
          variables: { input: { requestId: randomUUID(), kind, team, label: 'a test' } },
        },
        signal: AbortSignal.timeout(60_000),
      },
    );
    const { data } = answer as { data: { createToken: { secret?: string } } };
    if (data.createToken.secret === undefined) throw new Error('The token was not made.');
    return data.createToken.secret;
  };
  const token = await createToken('ADMIN');
  const ask: TestControl['ask'] = async (query, given = {}, as = token) => {
    const response = await fetch(new URL('/graphql', url), {
      method: 'POST',
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: given }),
    });
    const text = await response.text();
    const { data = null, errors = [] } = JSON.parse(text) as {
      data?: unknown;
      errors?: { message: string; extensions?: { code?: unknown } }[];
    };
    return {
      status: response.status,
      data,
      errors: errors.map(({ message, extensions }) => ({ message, code: extensions?.code })),
      text,
    };
  };
  return {
    url,
    folder,
    home,
    keys,
    token,
    operator,
    get child() {
      return running.child;
    },
    ask,
    createToken,
    async publish(contracts, { token: as, removed = [] } = {}) {
      const input = {
        requestId: randomUUID(),
        removed,
        contracts: Object.entries(contracts).map(([subgraph, sdl]) => ({
          subgraph,
          url: `http://${subgraph}.example/graphql`,
          path: `${subgraph}.graphql`,
          sdl,
        })),
      };
      const answer = await ask(publishing, { input }, as);
      const data = answer.data as { publishContracts?: unknown } | null;
      if (data?.publishContracts === undefined) throw new Error(answer.text);
      return data.publishContracts;
    },
    stop: () => running.stop(),
    async restart() {
      running = await start(Number(new URL(url).port));
    },
    async close() {
      await running.stop();
      if (own) await remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Started {
  readonly url: string;
  readonly child: ChildProcess | undefined;
  stop(): Promise<void>;
}

async function startProcess(env: Readonly<Record<string, string>>): Promise<Started> {
  const child = startChild('control/main.ts', env);
  const outcome = await child.outcome;
  if (outcome.type === 'failed') throw new Error(`${outcome.code}: ${outcome.message}`);
  return {
    url: outcome.url,
    child,
    async stop() {
      child.kill('SIGTERM');
      await child.exited;
    },
  };
}
