import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '@demarc/gateway/config';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';
import { until } from '../kit/until.ts';

/** A request that waits for its answer. */
interface Held {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A gateway over a bookshop whose subgraph of reviews answers when a test says so. */
export interface HeldShop {
  readonly gateway: TestGateway;
  /** Requests that came to the subgraph so far, by their bodies. */
  readonly received: readonly string[];
  /** Those that wait, in the order in which they came. */
  readonly held: Held[];
  /** Waits until so many requests have come in all. */
  arrivals(count: number): Promise<void>;
  /** Answers what has waited longest: one review of so many stars, or of none. */
  answer(stars: number | null): void;
  /** Resolves when a caller has given up on a request that waits. */
  abandonment(): Promise<undefined>;
  stop(): Promise<void>;
}

/** Asks for what the held subgraph has. */
export const QUERY = '{ me { name reviews { stars } } }';

/** What it is answered with. */
export const answerOf = (stars: number) => ({ me: { name: 'Ada', reviews: [{ stars }] } });

const patient = {
  connectMs: 1_000,
  callMs: 60_000,
  operationMs: 60_000,
  lameDuckMs: 0,
  drainMs: 1_000,
};

/** Starts both, patient unless told otherwise. The query is prepared, so that it takes the fast lane. */
export async function startHeldShop(overrides: Partial<Config> = {}): Promise<HeldShop> {
  const held: Held[] = [];
  const server = await startMisbehavingServer((request, response) =>
    held.push({ request, response }),
  );
  const shop = await startBookshop({ reviews: server.url });
  const gateway = await startTestGateway(shop.supergraphFile, { times: patient, ...overrides });
  const answer = (stars: number | null) => {
    const waiting = held.shift();
    if (!waiting) throw new Error('Nobody waits for an answer.');
    const reviews = stars === null ? null : [{ stars }];
    // To a query's entities as well as to a mutation.
    const data = { _entities: [{ reviews }], addReview: { stars } };
    waiting.response.writeHead(200, { 'content-type': 'application/json' });
    waiting.response.end(JSON.stringify({ data }));
  };
  const arrivals = (count: number) =>
    until(`${count} requests came`, () => server.received.length >= count);
  return {
    gateway,
    received: server.received,
    held,
    arrivals,
    answer,
    abandonment: () => server.abandonment(),
    async stop() {
      await gateway.stop();
      await shop.stop();
      await server.stop();
    },
  };
}
