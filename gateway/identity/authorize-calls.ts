import type { Log } from '@demarc/foundation/process';
import type { SubgraphClient } from '../subgraph-client/subgraph-client.ts';
import { askGrants } from './ask-grants.ts';
import { openAuthorization, type Authorization } from './authorization.ts';
import { createGrantsCache } from './grants-cache.ts';
import type { IdentitySettings } from './identity-settings.ts';

/** Who may be told to whom, and how those who know are reached. */
export interface AuthorizeOptions {
  readonly settings: IdentitySettings;
  readonly clientOf: (subgraph: string) => SubgraphClient | undefined;
  readonly log: Log;
}

/** The authorization of calls to each subgraph of demarc.yaml; none for any other subgraph. */
export function authorizeCalls(
  options: AuthorizeOptions,
): (subgraph: string) => Authorization | undefined {
  const { settings, clientOf, log } = options;
  const cache = createGrantsCache({
    async ask(subject) {
      const client = clientOf(settings.grants);
      if (!client) throw new Error(`the supergraph has no subgraph "${settings.grants}"`);
      return askGrants(client, subject);
    },
    onStale: (reason) => log.warn({ reason, subgraph: settings.grants }, 'authorization.stale'),
  });
  const authorization = openAuthorization(settings.grants, cache);
  return (subgraph) => (settings.subgraphs.includes(subgraph) ? authorization : undefined);
}
