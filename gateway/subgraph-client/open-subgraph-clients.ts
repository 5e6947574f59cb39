import { GatewayFault } from '../gateway-fault.ts';
import type { Times } from '../times.ts';
import { openSubgraphClient, type SubgraphClient } from './subgraph-client.ts';

/** The clients of one supergraph, each with its own pool. */
export interface SubgraphClients {
  readonly open: (subgraph: string, url: string | undefined) => SubgraphClient;
  names(): readonly string[];
  close(): Promise<void>;
}

/** Opens clients as the supergraph names its subgraphs, and closes them together. */
export function openSubgraphClients(times: Times): SubgraphClients {
  const clients = new Map<string, SubgraphClient>();
  return {
    open(subgraph, url) {
      const client = openSubgraphClient(parseUrl(subgraph, url), times);
      clients.set(subgraph, client);
      return client;
    },
    names: () => [...clients.keys()],
    async close() {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

function parseUrl(subgraph: string, text = ''): URL {
  const url = URL.parse(text);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new GatewayFault(
    'SUPERGRAPH_INVALID',
    `The supergraph names no HTTP address for subgraph "${subgraph}" (it says "${text}"). Give it a url and compose again.`,
  );
}
