import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Store } from '../stored/store.ts';
import type { Subgraph } from './subgraph.ts';

/** Some subgraphs, and the store that they read from now. */
export interface HostedGraph {
  readonly subgraphs: Pick<ReadonlyMap<string, Subgraph>, 'get'>;
  readonly store: Store;
}

/** A graph that is reachable, until it is removed. */
export interface Hosting {
  readonly urlOf: (subgraph: string) => string;
  readonly remove: () => void;
}

/** One HTTP server for the subgraphs of all graphs, each under a path of its own. */
export interface SubgraphHost {
  /** Makes the subgraphs of a graph reachable. */
  add(graph: HostedGraph): Hosting;
  stop(): Promise<void>;
}

/** Listens on loopback, on a port of the system's choice. */
export async function startSubgraphHost(): Promise<SubgraphHost> {
  const graphs = new Map<string, HostedGraph>();
  let last = 0;
  const server = createServer((request, response) => {
    const [, graph = '', subgraph = ''] = (request.url ?? '').split('/');
    const hosted = graphs.get(graph);
    const asked = hosted?.subgraphs.get(subgraph);
    if (!hosted || !asked) {
      response.writeHead(404).end();
      return;
    }
    serve(request, response, (body) => {
      const { query, variables } = body;
      return asked.answer(query, variables ?? {}, hosted.store);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    add(graph) {
      const id = String((last += 1));
      graphs.set(id, graph);
      return {
        urlOf: (subgraph) => `http://127.0.0.1:${port}/${id}/${subgraph}`,
        remove: () => void graphs.delete(id),
      };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Body {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (body: Body) => unknown,
): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body;
    const text = JSON.stringify(answer(body));
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  });
}
