import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { ownedContracts } from '../kit/owned-graph.ts';
import type { TestControl } from '../kit/start-control.ts';

/** A subgraph that knows one book, and as many notes on it as a contract may ask for. */
export interface CatalogueServer {
  readonly url: string;
  /** Calls wait from now on, until they are let go. */
  hold(): () => void;
  /** How many calls wait. */
  waiting(): number;
  stop(): Promise<void>;
}

/** Starts it on a port of the system's choice. */
export async function startCatalogue(): Promise<CatalogueServer> {
  let gate: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const { query } = (await json(request)) as { query: string };
      waiting += 1;
      await gate;
      waiting -= 1;
      const notes = [...query.matchAll(/\bnote(\d+)\b/g)].map(([name, n]) => [name, Number(n)]);
      const book = {
        isbn: '1',
        title: 'Sand',
        pages: 240,
        ...(Object.fromEntries(notes) as Record<string, number>),
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { book } }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    hold() {
      const held = Promise.withResolvers<undefined>();
      gate = held.promise;
      return () => held.resolve(undefined);
    },
    waiting: () => waiting,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The catalogue's contract with that many notes more. */
export function withNotes(count: number): string {
  const notes = Array.from(
    { length: count },
    (_, index) =>
      `  "What reader ${index + 1} scribbled into the margin, as a page number."\n` +
      `  note${index + 1}: Int @contract(source: "catalogue.books.note${index + 1}")\n`,
  );
  return ownedContracts.catalogue.replace(/(pages: Int!.*\n)/, `$1${notes.join('')}`);
}

/** What was published: the number and the digest of its supergraph. */
export interface Published {
  readonly number: number;
  readonly digest: string;
}

const publishing = `mutation ($input: PublishContractsInput!) {
  publishContracts(input: $input) {
    __typename
    ... on PublishContractsPayload { version { number supergraphDigest } }
    ... on PublishRefused { report { steps { findings { code message } } } }
  }
}`;

/** Publishes the catalogue with that many notes, as it is served at a URL. */
export async function publishNotes(
  control: TestControl,
  url: string,
  count: number,
): Promise<Published> {
  const contract = { subgraph: 'catalogue', url, path: 'catalogue.graphql', sdl: withNotes(count) };
  const input = { requestId: randomUUID(), contracts: [contract], removed: [] };
  const ask = () => control.ask(publishing, { input });
  // A kept connection may have been closed while this process was busy; the request id makes it safe.
  const answer = await ask().catch(ask);
  const version = (
    answer.data as { publishContracts?: { version?: { number: number; supergraphDigest: string } } }
  ).publishContracts?.version;
  if (version === undefined) throw new Error(answer.text);
  return { number: version.number, digest: version.supergraphDigest };
}
