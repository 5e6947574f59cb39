import type { ServerResponse } from 'node:http';
import type { Identity } from '@demarc/foundation/identity';
import type { Signer } from '../../gateway/subgraph-client/signer.ts';
import {
  openSubgraphClient,
  type SubgraphClient,
} from '../../gateway/subgraph-client/subgraph-client.ts';
import type { SubgraphOutcome } from '../../gateway/subgraph-client/subgraph-outcome.ts';
import type { SubgraphRequest } from '../../gateway/subgraph-client/subgraph-request.ts';
import { productionTimes, type Times } from '../../gateway/times.ts';
import { startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { until } from '../kit/until.ts';

/** A subgraph that answers a request when a test says so, and a client before it. */
export interface HeldSubgraph {
  readonly client: SubgraphClient;
  /** What was asked so far, by its bodies. */
  readonly received: readonly string[];
  /** The requests that wait for an answer, in the order in which they came. */
  readonly held: ServerResponse[];
  /** Asks the same query unless told otherwise. */
  readonly ask: (request?: Partial<SubgraphRequest>) => Promise<SubgraphOutcome>;
  /** Waits until so many requests have come in all. */
  readonly arrivals: (count: number) => Promise<void>;
  /** Answers the request that has waited longest. */
  readonly answer: (
    body: string,
    status?: number,
    headers?: Readonly<Record<string, string>>,
  ) => void;
  stop(): Promise<void>;
}

export const QUERY = '{"query":"{ a }"}';

/** Nobody, and an identity by name. */
export function identityOf(subject: string, ...organizations: readonly string[]): Identity {
  const grants = organizations.map((organization) => ({
    organization,
    workspace: null,
    permissions: ['a.b.read'],
    onBehalfOf: null,
  }));
  return { subject, grants };
}

/** Starts both; the client is patient unless told otherwise, and signs where it is told how. */
export async function startHeldSubgraph(
  times: Partial<Times> = {},
  sign?: Signer,
): Promise<HeldSubgraph> {
  const held: ServerResponse[] = [];
  const server = await startMisbehavingServer((_, response) => held.push(response));
  const patient = { ...productionTimes, callMs: 60_000, ...times };
  const client = openSubgraphClient(new URL(server.url), patient, sign);
  const stop = new AbortController();
  return {
    client,
    received: server.received,
    held,
    ask: (request) =>
      client.send({
        body: QUERY,
        isMutation: false,
        mayShare: true,
        headers: {},
        signal: stop.signal,
        ...request,
      }),
    arrivals: (count) => until(`${count} requests came`, () => server.received.length >= count),
    answer(body, status = 200, headers = {}) {
      const response = held.shift();
      if (!response) throw new Error('Nobody waits for an answer.');
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    },
    async stop() {
      await client.close();
      await server.stop();
    },
  };
}
