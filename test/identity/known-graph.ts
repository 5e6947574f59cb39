import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccounts } from '@demarc/accounts';
import { billing } from '@demarc/billing';
import { mergeLimits } from '@demarc/foundation/config';
import type { HttpServer } from '@demarc/foundation/http';
import { openSigningKey, openTrustedKeys } from '@demarc/foundation/identity';
import { openSubgraph, seedOnce, serveSubgraph, type SubgraphDefinition } from '@demarc/kit';
import { compose } from '@demarc/supergraph/compose';
import { openMemoryLog, type MemoryLog } from '../kit/memory-log.ts';
import { makePgliteFolder } from '../kit/pglite-folder.ts';
import { ownConfig } from '../kit/read-contracts.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';
import { openTestIssuer, type TestIssuer } from '../kit/test-tokens.ts';

/** Accounts and billing on seeded databases, and a gateway that takes the tokens of an issuer. */
export interface KnownGraph {
  readonly gateway: TestGateway;
  readonly issuer: TestIssuer;
  /** The folder of the keys that processes of the graph sign with. */
  readonly keys: string;
  /** The origins of the subgraphs. */
  readonly origins: Readonly<Record<'accounts' | 'billing', string>>;
  /** What the subgraphs logged. */
  readonly memory: MemoryLog;
  stop(): Promise<void>;
}

const ORGANIZATIONS = 3;

/** Starts the graph in this process, over real HTTP. */
export async function startKnownGraph(): Promise<KnownGraph> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    return { ...(await startParts(stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts one part after the other, and tells how each is stopped as soon as it is there. */
async function startParts(stops: (() => Promise<unknown>)[]): Promise<Omit<KnownGraph, 'stop'>> {
  const folder = await mkdtemp(join(tmpdir(), 'demarc-known-'));
  stops.push(() => rm(folder, { recursive: true }));
  const keys = join(folder, 'keys');
  const memory = openMemoryLog();
  const accounts = await serve(createAccounts(Buffer.alloc(32, 7)), { keys, memory, stops });
  const other = await serve(billing, { keys, memory, stops });
  const origins = { accounts: accounts.url, billing: other.url };
  const { subgraphs } = await ownConfig();
  const composed = await compose(
    (['accounts', 'billing'] as const).map((name) => ({
      name,
      contract: subgraphs.find((subgraph) => subgraph.name === name)?.contract ?? '',
      url: `${origins[name]}/graphql`,
    })),
  );
  if (!composed.ok) throw new Error(composed.findings.map(({ message }) => message).join('\n'));
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, composed.supergraphSdl);
  const issuer = await openTestIssuer(join(folder, 'jwks.json'));
  const gateway = await startTestGateway(supergraph, {
    limits: mergeLimits({}),
    identity: {
      issuer: issuer.issuer,
      audience: issuer.audience,
      jwks: issuer.jwksFile,
      isDesk: false,
      grants: 'accounts',
      subgraphs: ['accounts', 'billing'],
      keys: { folder: keys, mayCreate: true },
    },
  });
  stops.push(() => gateway.stop());
  return { gateway, issuer, keys, origins, memory };
}

interface ServeOptions {
  readonly keys: string;
  readonly memory: MemoryLog;
  readonly stops: (() => Promise<unknown>)[];
}

async function serve<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  { keys, memory, stops }: ServeOptions,
): Promise<HttpServer> {
  const place = await makePgliteFolder(definition.database);
  stops.push(place.remove);
  const subgraph = await openSubgraph(definition, place.location);
  stops.push(() => subgraph.close());
  await seedOnce(definition, subgraph.database, ORGANIZATIONS);
  await openSigningKey(definition.name, { folder: keys, mayCreate: true });
  const http = await serveSubgraph(definition, subgraph, {
    host: '127.0.0.1',
    port: 0,
    lameDuckMs: 0,
    drainMs: 1_000,
    log: memory.log,
    trustedKeys: openTrustedKeys(keys),
  });
  stops.push(() => http.drain());
  return http;
}
