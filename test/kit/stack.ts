import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '@demarc/supergraph/compose';
import { startChild, type ChildProcess } from './child-process.ts';
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

/** The whole graph as real processes on ports that the system chose. */
export interface Stack {
  readonly url: string;
  execute<Data>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** Ends one subgraph and waits until it is gone. */
  stopSubgraph(name: string): Promise<void>;
  /** Starts it again, on its port and its data. */
  startSubgraph(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts accounts, billing and workflows on embedded databases, and the gateway before them. */
export async function startStack(organizations: number): Promise<Stack> {
  const home = await mkdtemp(join(tmpdir(), 'demarc-stack-'));
  const config = await ownConfig();
  const children = new Map<string, ChildProcess>();
  const ports = new Map<string, string>();

  const startSubgraph = async (name: string): Promise<string> => {
    const child = startChild(`subgraphs/${name}/main.ts`, {
      DEMARC_HOME: home,
      DEMARC_PORT: ports.get(name) ?? '0',
      DEMARC_SEED_ORGANIZATIONS: String(organizations),
    });
    children.set(name, child);
    const url = await readyUrl(child);
    ports.set(name, new URL(url).port);
    return url;
  };
  const stop = async (name: string) => {
    children.get(name)?.kill('SIGTERM');
    await children.get(name)?.exited;
  };
  const close = async () => {
    await Promise.all([...children.keys()].map(stop));
    await rm(home, { recursive: true, force: true });
  };

  try {
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
    const gateway = startChild('gateway/main.ts', {
      DEMARC_SUPERGRAPH: supergraph,
      DEMARC_PORT: '0',
      DEMARC_CONFIG: config.file,
    });
    children.set('gateway', gateway);
    const url = new URL('/graphql', await readyUrl(gateway)).href;
    return {
      url,
      execute: (query, variables = {}) => post(url, { query, variables }),
      stopSubgraph: stop,
      async startSubgraph(name) {
        await startSubgraph(name);
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

async function post<Data>(url: string, body: object): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer<Data>;
}
