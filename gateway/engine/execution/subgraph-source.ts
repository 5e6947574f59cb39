import type { Authorization } from '../../identity/authorization.ts';
import type { SubgraphClient } from '../../subgraph-client/subgraph-client.ts';

/** One subgraph, and how it is asked. */
export interface SubgraphSource {
  readonly name: string;
  readonly client: SubgraphClient;
  /** True for the subgraphs of a demarc.yaml: what they mark as a client's mistake is written for clients. */
  readonly trusted: boolean;
  /** Absent where the subgraph is not told who asks. */
  readonly authorization?: Authorization;
}
