import { GatewayFault } from '../gateway-fault.ts';
import type { Times } from '../times.ts';
import type { Signer } from './signer.ts';
import { openSubgraphClient, type SubgraphClient } from './subgraph-client.ts';

/** The clients of one supergraph, each with its own pool. */
export interface SubgraphClients {
  readonly open: (subgraph: string, url: string | undefined) => SubgraphClient;
  names(): readonly string[];
  /** The client of a subgraph; undefined where the supergraph has none of that name. */
  readonly of: (subgraph: string) => SubgraphClient | undefined;
  close(): Promise<void>;
}

/**
 * Opens clients as the supergraph names its subgraphs, and closes them together.
 *
 * @param signerFor - how calls to a subgraph are signed; undefined for one that is told nothing
 */
export function openSubgraphClients(
  times: Times,
  signerFor: (subgraph: string) => Signer | undefined = () => undefined,
): SubgraphClients {
  const clients = new Map<string, SubgraphClient>();
  return {
    open(subgraph, url) {
      const client = openSubgraphClient(parseUrl(subgraph, url), times, signerFor(subgraph));
      clients.set(subgraph, client);
      return client;
    },
    names: () => [...clients.keys()],
    of: (subgraph) => clients.get(subgraph),
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
