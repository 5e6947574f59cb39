// The four subgraphs as one process. A reply is computed once for each body and kept as bytes, so that what is
// measured is the gateway alone.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, parse, type DocumentNode } from 'graphql';
import { rootValue } from './dataset.ts';
import type { GraphQLRequest } from './expect-answer.ts';
import { subgraphSchemas } from './schemas.ts';

/** Bodies whose replies are kept; every workload has far fewer for each gateway. */
const KEPT_REPLIES = 20_000;

const replies = new Map<string, Buffer>();
const documents = new Map<string, DocumentNode>();

async function replyTo(path: string, body: string): Promise<Buffer> {
  const key = `${path} ${body}`;
  const known = replies.get(key);
  if (known) return known;
  const schema = subgraphSchemas[path.slice(1)];
  if (schema === undefined) throw new Error(`There is no subgraph at ${path}.`);
  const { query, variables } = JSON.parse(body) as GraphQLRequest;
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  const result = await execute({
    schema,
    document,
    rootValue,
    ...(variables && { variableValues: variables }),
  });
  const reply = Buffer.from(JSON.stringify(result));
  for (const map of [replies, documents]) if (map.size >= KEPT_REPLIES) map.clear();
  replies.set(key, reply);
  return reply;
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    replyTo(request.url ?? '', body?.toString() ?? '').then(
      (reply) => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': reply.length,
        });
        response.end(reply);
      },
      (error: unknown) => {
        response.writeHead(400, { 'content-type': 'text/plain' });
        response.end(String(error));
      },
    );
  });
}

// Connections stay open between two gateways' turns: a closed one would cost them a retry.
const server = createServer({ keepAliveTimeout: 600_000 }, answer);
process.once('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ type: 'ready', url: `http://127.0.0.1:${port}` });
});
