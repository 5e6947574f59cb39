import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { DocumentNode } from 'graphql';

type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A subgraph that listens, and what it was sent. */
export interface RunningSubgraph {
  readonly url: string;
  readonly received: { readonly headers: IncomingHttpHeaders; readonly query: string }[];
  stop(): Promise<void>;
}

/** Serves a schema as any Apollo subgraph does, on a port of the system's choice. */
export async function startSubgraph(
  typeDefs: DocumentNode,
  resolvers: Resolvers,
): Promise<RunningSubgraph> {
  const apollo = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]),
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: true,
  });
  await apollo.start();
  const received: RunningSubgraph['received'][number][] = [];
  const app = express();
  app.use('/graphql', express.json({ limit: '10mb' }), (request, _response, next) => {
    const { query } = request.body as { query: string };
    received.push({ headers: request.headers, query });
    next();
  });
  app.use('/graphql', expressMiddleware(apollo));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    received,
    async stop() {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
      await apollo.stop();
    },
  };
}
