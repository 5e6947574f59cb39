import { GatewayFault } from '../gateway-fault.ts';
import type { Times } from '../times.ts';
import type { Signer } from './signer.ts';
import { openSubgraphClient, type SubgraphClient } from './subgraph-client.ts';

/** Every client of this gateway. */
export interface SubgraphClients {
  /** The clients of one supergraph, which are its own until it gives them back. */
  lease(): ClientLease;
}

/** The clients of one supergraph: shared with each other one that finds the subgraph at the same place. */
export interface ClientLease {
  /** @throws GatewayFault SUPERGRAPH_INVALID where the supergraph names no HTTP address */
  readonly open: (subgraph: string, url: string | undefined) => SubgraphClient;
  names(): readonly string[];
  /** The client of a subgraph; undefined where the supergraph has none of that name. */
  readonly of: (subgraph: string) => SubgraphClient | undefined;
  /** Closes those that no other supergraph uses. Whoever still waits for an answer gets none. */
  giveBack(): Promise<void>;
}

interface SharedClient {
  readonly client: SubgraphClient;
  leases: number;
}

/**
 * Opens clients as supergraphs name their subgraphs. What a client knows of a subgraph, its connections and its
 * breaker, lives on when a new supergraph is served, as long as name and address are the same.
 *
 * @param signerFor - how calls to a subgraph are signed; undefined for one that is told nothing
 */
export function openSubgraphClients(
  times: Times,
  signerFor: (subgraph: string) => Signer | undefined = () => undefined,
): SubgraphClients {
  const shared = new Map<string, SharedClient>();
  const take = (key: string, open: () => SubgraphClient): SubgraphClient => {
    const found = shared.get(key) ?? { client: open(), leases: 0 };
    found.leases += 1;
    shared.set(key, found);
    return found.client;
  };
  const drop = async (key: string): Promise<void> => {
    const found = shared.get(key);
    if (found === undefined) return;
    found.leases -= 1;
    if (found.leases > 0) return;
    shared.delete(key);
    await found.client.close();
  };
  return {
    lease() {
      const clients = new Map<string, { readonly key: string; readonly client: SubgraphClient }>();
      return {
        open(subgraph, text) {
          const known = clients.get(subgraph);
          if (known !== undefined) return known.client;
          const url = parseUrl(subgraph, text);
          const key = `${subgraph} ${url.href}`;
          const client = take(key, () => openSubgraphClient(url, times, signerFor(subgraph)));
          clients.set(subgraph, { key, client });
          return client;
        },
        names: () => [...clients.keys()],
        of: (subgraph) => clients.get(subgraph)?.client,
        async giveBack() {
          const keys = [...clients.values()].map(({ key }) => key);
          clients.clear();
          await Promise.all(keys.map(drop));
        },
      };
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
