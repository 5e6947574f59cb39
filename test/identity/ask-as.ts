import { request } from 'node:http';
import { expect } from '@jest/globals';
import { seedRef } from '@demarc/foundation/refs';
import type { KnownGraph } from './known-graph.ts';

/** A seeded user, who is a member of the first two organizations. */
export const user = seedRef('usr', 1, 1);

/** What the user may see of the graph: these two. */
export const QUERY = '{ organizations(first: 10) { nodes { id } } }';

/** What came back for the query. */
export interface Reply {
  readonly status: number;
  readonly challenge: string | undefined;
  readonly text: string;
}

/** Asks a graph with headers and tokens as an attacker would send them. */
export interface Asking {
  /** Sends the query with these values of the Authorization header, each a header of its own. */
  send(...values: readonly string[]): Promise<Reply>;
  /** Expects 401 for a reason that only the log tells, no call to a subgraph, and no trace of the token. */
  expectRefused(reason: string, ...values: readonly string[]): Promise<void>;
  /** The same, for one token. */
  expectTokenRefused(reason: string, token: string): Promise<void>;
  /** Expects what the user may see. */
  expectTaken(token: string): Promise<void>;
}

export function askAs({ gateway }: KnownGraph): Asking {
  const send: Asking['send'] = (...values) => post(gateway.url, values);
  const expectRefused: Asking['expectRefused'] = async (reason, ...values) => {
    const before = gateway.memory.events.length;
    const answer = await send(...values);
    expect(answer).toMatchObject({ status: 401, challenge: 'Bearer error="invalid_token"' });
    const { data, errors } = JSON.parse(answer.text) as {
      data?: unknown;
      errors: { extensions: { code: string } }[];
    };
    expect(data).toBeUndefined();
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    const events = gateway.memory.events.slice(before);
    const refusals = events.filter(({ event }) => event === 'token.refused');
    expect(refusals.map((event) => event['reason'])).toEqual([reason]);
    const completed = events.find(({ event }) => event === 'request.completed');
    expect(completed).toMatchObject({ subgraphCalls: 0, outcome: 'UNAUTHENTICATED' });
    const log = JSON.stringify(events);
    for (const part of values.flatMap((value) => value.split(/[ .]/))) {
      if (part.length > 20) expect(log.includes(part)).toBe(false);
    }
  };
  return {
    send,
    expectRefused,
    expectTokenRefused: (reason, token) => expectRefused(reason, `Bearer ${token}`),
    async expectTaken(token) {
      const { status, text } = await send(`Bearer ${token}`);
      expect({ status, answer: JSON.parse(text) as unknown }).toEqual({
        status: 200,
        answer: {
          data: {
            organizations: { nodes: [{ id: seedRef('org', 1) }, { id: seedRef('org', 2) }] },
          },
        },
      });
    },
  };
}

/** By Node's own client, because fetch joins headers of one name. */
function post(url: string, authorizations: readonly string[]): Promise<Reply> {
  const body = JSON.stringify({ query: QUERY });
  const { hostname, port, host } = new URL(url);
  const headers = [
    ...['host', host, 'content-type', 'application/json', 'content-length', String(body.length)],
    ...authorizations.flatMap((value) => ['authorization', value]),
  ];
  return new Promise((resolve, reject) => {
    const call = request(
      { hostname, port, path: '/graphql', method: 'POST', headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const { statusCode: status = 0, headers: answered } = response;
          resolve({ status, challenge: answered['www-authenticate'], text });
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
