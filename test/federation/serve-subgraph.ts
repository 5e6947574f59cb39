import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import type { Resolvers } from './scenario.ts';

/** A subgraph that answers over HTTP. */
export interface ServedSubgraph {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a contract on loopback, on a port of the system's choice. */
export async function serveSubgraph(
  contract: string,
  resolvers: Resolvers,
): Promise<ServedSubgraph> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(contract), resolvers }]);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as Asked;
      void graphql({ schema, source: query, variableValues: variables ?? {} }).then((result) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => close(server) };
}

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
