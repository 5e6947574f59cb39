import { startGateway } from '@demarc/gateway';
import type { Config } from '@demarc/gateway/config';
import type { Pin } from '@demarc/foundation/config';
import { followTimes, type FollowTimes } from '../../gateway/following/follow-times.ts';
import { openMemoryLog, type MemoryLog } from './memory-log.ts';

/** A GraphQL response as a client reads it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** A gateway in this process. */
export interface TestGateway {
  readonly url: string;
  readonly memory: MemoryLog;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  stop(): Promise<void>;
}

/** What goes with an operation. */
export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Starts a gateway over a supergraph file, as for a foreign graph unless the overrides say more. */
export function startTestGateway(
  supergraphFile: string,
  overrides: Partial<Config> = {},
): Promise<TestGateway> {
  return startWith({ supergraphFile, ...overrides });
}

/** Which registry a gateway under test follows, and how. */
export interface FollowingOptions {
  readonly origin: string;
  /** The folder that it keeps copies and the pin in. */
  readonly home: string;
  /** That of its own key, as the registry trusts it. */
  readonly keys: string;
  readonly pin?: Pin;
  /** What it waits for, where that is not what a test's patience allows. */
  readonly times?: Partial<FollowTimes>;
  readonly memory?: MemoryLog;
}

/** Starts a gateway that follows a registry, hastier than in production. */
export function startFollowingGateway(
  { origin, home, keys, pin, times, memory }: FollowingOptions,
  overrides: Partial<Config> = {},
): Promise<TestGateway> {
  return startWith(
    {
      registry: {
        origin,
        home,
        ...(pin !== undefined && { pin }),
        keys: { folder: keys, mayCreate: true },
        times: { ...followTimes, startWithCopyMs: 2_000, pinMs: 100, ...times },
      },
      ...overrides,
    },
    memory,
  );
}

async function startWith(
  overrides: Partial<Config>,
  memory: MemoryLog = openMemoryLog(),
): Promise<TestGateway> {
  const running = await startGateway(
    {
      host: '127.0.0.1',
      port: 0,
      production: false,
      corsOrigins: [],
      times: {
        connectMs: 1_000,
        callMs: 3_000,
        operationMs: 10_000,
        lameDuckMs: 0,
        drainMs: 5_000,
      },
      ...overrides,
    },
    memory.log,
  );
  return {
    url: running.url,
    memory,
    ask: (query, options) => ask(`${running.url}/graphql`, query, options),
    stop: () => running.stop(),
  };
}

/** Sends an operation and reads the answer. */
export async function ask(url: string, query: string, options: AskOptions = {}): Promise<Answer> {
  const { headers, signal, variables, operationName } = options;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables, operationName }),
    ...(signal && { signal }),
  });
  const body = (await response.json()) as Omit<Answer, 'status' | 'headers'>;
  return { status: response.status, headers: response.headers, ...body };
}
