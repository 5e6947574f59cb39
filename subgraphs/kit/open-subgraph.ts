import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import {
  openDatabase,
  type Database,
  type DatabaseLocation,
  type DatabaseObserver,
} from '@demarc/foundation/database';
import { buildSchema } from './build-schema.ts';
import { holdTransaction } from './hold-transaction.ts';
import { tellBadInput } from './input/tell-bad-input.ts';
import { logFaults } from './log-faults.ts';
import type { RequestContext } from './request-context.ts';
import type { SubgraphDefinition } from './subgraph-definition.ts';

/** A subgraph with its database open, ready to execute operations; not listening yet. */
export interface OpenSubgraph<Loaders> {
  readonly server: ApolloServer<RequestContext<Loaders>>;
  readonly database: Database;
  close(): Promise<void>;
}

/** Checks the contract against the resolvers first, because that needs no database. */
export async function openSubgraph<Loaders>(
  subgraph: SubgraphDefinition<Loaders>,
  location: DatabaseLocation,
  observer: DatabaseObserver = {},
): Promise<OpenSubgraph<Loaders>> {
  const schema = buildSchema(subgraph);
  const database = await openDatabase(subgraph.database, location, observer);
  const server = new ApolloServer<RequestContext<Loaders>>({
    schema,
    introspection: true,
    formatError: tellBadInput,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled(), holdTransaction(), logFaults()],
  });
  await server.start();
  return {
    server,
    database,
    async close() {
      await server.stop();
      await database.close();
    },
  };
}
