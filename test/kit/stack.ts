import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEV_ISSUER,
  devJwksFile,
  ensureDevIssuer,
  signDevToken,
} from '@demarc/foundation/identity';
import { seedRef } from '@demarc/foundation/refs';
import { compose } from '@demarc/supergraph/compose';
import { startChild, type ChildProcess } from './child-process.ts';
import { freePorts } from './free-ports.ts';
import { ownConfig } from './read-contracts.ts';

/** An answer of the gateway; a test says what shape its operation gives to `data`. */
export interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** For whom an operation is sent. */
export interface Asking {
  /** A user's ref; who is a member of both first organizations unless said. */
  readonly as?: string;
}

/** The whole graph as real processes on ports that the system chose, each with its own key. */
export interface Stack {
  /** The gateway's endpoint. */
  readonly url: string;
  /** The folder of databases and keys. */
  readonly home: string;
  /** `ACCOUNTS_URL` and its like, where its subgraphs are. */
  readonly addresses: Readonly<Record<string, string>>;
  /** The origin of a subgraph, such as `http://127.0.0.1:40123`. */
  originOf(subgraph: string): string;
  /** The process that serves now under a name: a subgraph's, or `gateway`. */
  process(name: string): ChildProcess;
  /** A token of a user, for twelve hours. */
  token(user?: string): Promise<string>;
  execute<Data>(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    asking?: Asking,
  ): Promise<Answer<Data>>;
  /** Ends one subgraph, or the `gateway`, in order or by `signal`, and waits until it is gone. */
  stopSubgraph(name: string, signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again, on its port and its data. */
  startSubgraph(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Where a stack's databases are, where they are not embedded ones of its own. */
export interface StackOptions {
  /** Variables of every process, such as `BILLING_DATABASE_URL`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder of databases and keys, which stays; one of the stack's own, which goes, unless said. */
  readonly home?: string;
}

/**
 * Starts accounts, billing and workflows, each following the others, and the gateway before them, which
 * takes the tokens of a development issuer of this stack's own.
 */
export async function startStack(
  organizations: number,
  { environment = {}, home: given }: StackOptions = {},
): Promise<Stack> {
  const home = given ?? (await mkdtemp(join(tmpdir(), 'demarc-stack-')));
  const keys = join(home, 'keys');
  const config = await ownConfig();
  const [gatewayPort, ...ports] = await freePorts(config.subgraphs.length + 1);
  const origins = new Map(
    config.subgraphs.map(({ name }, index) => [name, `http://127.0.0.1:${ports[index] ?? 0}`]),
  );
  const addresses = Object.fromEntries(
    [...origins].map(([name, origin]) => [`${name.toUpperCase()}_URL`, `${origin}/graphql`]),
  );
  const children = new Map<string, ChildProcess>();
  const start = async (name: string, program: string, variables: Record<string, string>) => {
    const child = startChild(program, { DEMARC_HOME: home, ...environment, ...variables });
    children.set(name, child);
    return readyUrl(child);
  };
  const originOf = (name: string): string => {
    const origin = origins.get(name);
    if (origin === undefined) throw new Error(`There is no subgraph ${name}.`);
    return origin;
  };
  const startSubgraph = (name: string): Promise<string> =>
    start(name, `subgraphs/${name}/main.ts`, {
      DEMARC_PORT: new URL(originOf(name)).port,
      DEMARC_SEED_ORGANIZATIONS: String(organizations),
      ...addresses,
    });
  const stop = async (name: string, signal: NodeJS.Signals = 'SIGTERM') => {
    children.get(name)?.kill(signal);
    await children.get(name)?.exited;
  };
  const close = async () => {
    await Promise.all([...children.keys()].map((name) => stop(name)));
    if (given === undefined) await rm(home, { recursive: true, force: true });
  };

  try {
    await ensureDevIssuer(keys);
    const files = await Promise.all(
      config.subgraphs.map(async ({ name, contract }) => ({
        name,
        contract,
        url: await startSubgraph(name),
      })),
    );
    const composed = await compose(files);
    if (!composed.ok) throw new Error(composed.findings.map(({ message }) => message).join('\n'));
    const supergraph = join(home, 'supergraph.graphql');
    await writeFile(supergraph, composed.supergraphSdl);
    const audience = 'demarc';
    const startGateway = () =>
      start('gateway', 'gateway/main.ts', {
        DEMARC_SUPERGRAPH: supergraph,
        DEMARC_PORT: String(gatewayPort),
        DEMARC_CONFIG: config.file,
        DEMARC_IDENTITY_ISSUER: DEV_ISSUER,
        DEMARC_IDENTITY_AUDIENCE: audience,
        DEMARC_IDENTITY_JWKS: devJwksFile(keys),
      });
    const url = new URL('/graphql', await startGateway()).href;
    const token = (user = seedRef('usr', 1, 1)) =>
      signDevToken({
        folder: keys,
        subject: user,
        issuer: DEV_ISSUER,
        audience,
        now: new Date(),
      });
    return {
      url,
      home,
      addresses,
      originOf,
      process(name) {
        const child = children.get(name);
        if (child === undefined) throw new Error(`There is no process ${name}.`);
        return child;
      },
      token,
      execute: async (query, variables = {}, { as } = {}) =>
        post(url, { query, variables }, await token(as)),
      stopSubgraph: stop,
      async startSubgraph(name) {
        await (name === 'gateway' ? startGateway() : startSubgraph(name));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readyUrl(child: ChildProcess): Promise<string> {
  const outcome = await child.outcome;
  if (outcome.type === 'failed') throw new Error(`${outcome.message}\n${child.output()}`);
  return outcome.url;
}

async function post<Data>(url: string, body: object, token: string): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer<Data>;
}
