import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSigningKey, openTrustedKeys, type Identity } from '@demarc/foundation/identity';
import { signInternalToken, type SigningKey } from '@demarc/foundation/identity';
import { openLog } from '@demarc/foundation/process';
import type { NotebookData } from './notebook/notebook-data.ts';
import { openSubgraph, serveSubgraph, type Peer, type SubgraphDefinition } from '@demarc/kit';
import type { Database, DatabaseLocation } from '@demarc/foundation/database';

/** Keys of processes of one graph, made when they are first asked for. */
export interface Keys {
  readonly folder: string;
  of(process: string): Promise<SigningKey>;
  remove(): Promise<void>;
}

/** Makes a folder for keys. */
export async function makeKeys(): Promise<Keys> {
  const folder = await mkdtemp(join(tmpdir(), 'demarc-keys-'));
  return {
    folder,
    of: (process) => openSigningKey(process, { folder, mayCreate: true }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a call answered: of all that bodies hold, what the operation or the door gave. */
export interface CallAnswer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly data?: NotebookData;
    readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
    readonly events?: readonly FeedItem[];
    readonly position?: string;
    readonly isLast?: boolean;
  };
}

/** An event as a feed gives it, as far as tests look. */
export interface FeedItem {
  readonly id: string;
  readonly subject: string;
  readonly position: string;
}

/** A call of a process that serves, as the gateway makes one for a user, or as a service. */
export interface Call {
  readonly path: string;
  readonly body?: object;
  /** Who asks: a user through the gateway, or the name of a service; nobody has no token. */
  readonly as: Identity | string | undefined;
}

/** Calls a door of a process by HTTP, with a token for that one call. */
export async function call(
  keys: Keys,
  target: { readonly name: string; readonly origin: string },
  { path, body, as }: Call,
): Promise<CallAnswer> {
  const method = body === undefined ? 'GET' : 'POST';
  const text = body === undefined ? '' : JSON.stringify(body);
  // As it will stand in the request line: the token names it.
  const url = new URL(path, target.origin);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (as !== undefined) {
    const key = await keys.of(typeof as === 'string' ? as : 'gateway');
    const identity = typeof as === 'string' ? { subject: `service:${as}`, grants: [] } : as;
    const token = await signInternalToken(key, identity, {
      audience: target.name,
      method,
      path: url.pathname + url.search,
      body: text,
    });
    headers['authorization'] = `Bearer ${token}`;
  }
  const response = await fetch(url, {
    method,
    headers,
    ...(body !== undefined && { body: text }),
  });
  return { status: response.status, body: (await response.json()) as CallAnswer['body'] };
}

/** A subgraph that serves on a port of the system's choice. */
export interface Served {
  readonly name: string;
  readonly origin: string;
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens a subgraph on a database and serves it, in this process. */
export async function serve<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  location: DatabaseLocation,
  { keys, peers = [] }: { readonly keys: Keys; readonly peers?: readonly Peer[] },
): Promise<Served> {
  const subgraph = await openSubgraph(definition, location);
  const http = await serveSubgraph(definition, subgraph, {
    host: '127.0.0.1',
    port: 0,
    lameDuckMs: 0,
    drainMs: 1_000,
    log: openLog(definition.name, 'silent'),
    trustedKeys: openTrustedKeys(keys.folder),
    peerOf: (source) => peers.find(({ name }) => name === source),
  });
  return {
    name: definition.name,
    origin: http.url,
    database: subgraph.database,
    async close() {
      await http.drain();
      await subgraph.close();
    },
  };
}
