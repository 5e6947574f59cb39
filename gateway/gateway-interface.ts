import type { ApolloServerOptions } from '@apollo/server';
import type { Log } from '@demarc/foundation/process';
import type { Authorization } from './identity/authorization.ts';
import type { OperationContext } from './operation-context.ts';
import type { SubgraphClient } from './subgraph-client/subgraph-client.ts';

/** What Apollo Server wants of a gateway. */
export type GatewayInterface = NonNullable<ApolloServerOptions<OperationContext>['gateway']>;

/** The supergraph to plan on, and how its subgraphs are reached. */
export interface GatewayOptions {
  readonly sdl: string;
  /** Names the SDL in messages. */
  readonly file: string;
  readonly openClient: (subgraph: string, url: string | undefined) => SubgraphClient;
  /** Whether the subgraphs are of a demarc.yaml: see subgraph-data-source.ts. */
  readonly trusted: boolean;
  /** For a subgraph that is told who asks. */
  readonly authorizationFor: (subgraph: string) => Authorization | undefined;
  readonly log: Log;
}
