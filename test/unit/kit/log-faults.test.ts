import { describe, expect, test } from '@jest/globals';
import { ApolloServer } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { parsePage } from '@demarc/kit';
import { logFaults } from '../../../subgraphs/kit/log-faults.ts';
import type { RequestContext } from '../../../subgraphs/kit/request-context.ts';
import { openMemoryLog, type LogEvent } from '../../kit/memory-log.ts';

const typeDefs =
  'type Query { list(first: Int = 1, after: String): Int broken: Int refused: Int one: One } enum One { TWO }';
const resolvers = {
  Query: {
    list: (_: unknown, page: { first: number; after?: string }) => parsePage(page).size,
    broken: () => {
      throw new TypeError('Something broke.');
    },
    one: () => 'THREE',
    refused: () => {
      throw new GraphQLError('Not this.', { extensions: { code: 'SOME_REFUSAL' } });
    },
  },
};

/** What the log says of one operation. */
async function eventsOf(query: string): Promise<readonly LogEvent[]> {
  const server = new ApolloServer<RequestContext<unknown>>({
    typeDefs,
    resolvers,
    plugins: [logFaults()],
    stopOnTerminationSignals: false,
  });
  await server.start();
  const { log, events } = openMemoryLog();
  const contextValue = { log, requestId: 'r1' } as RequestContext<unknown>;
  await server.executeOperation({ query, operationName: 'Asked' }, { contextValue });
  await server.stop();
  return events;
}

describe('the log of a subgraph', () => {
  test('names what broke, where and in which operation', async () => {
    const [event, ...more] = await eventsOf('query Asked { list broken }');
    expect(event).toMatchObject({
      level: 50,
      event: 'resolver.failed',
      requestId: 'r1',
      operationName: 'Asked',
      path: 'broken',
      name: 'TypeError',
      reason: 'Something broke.',
    });
    expect(more).toEqual([]);
  });

  test('names a value that the contract does not have', async () => {
    expect(await eventsOf('query Asked { one }')).toMatchObject([
      {
        event: 'resolver.failed',
        path: 'one',
        reason: 'Enum "One" cannot represent value: "THREE"',
      },
    ]);
  });

  test.each([
    { mistake: 'a page that is too long', query: 'query Asked { list(first: 101) }' },
    { mistake: 'a forged cursor', query: 'query Asked { list(after: "forged") }' },
    { mistake: 'what a resolver refuses with a code', query: 'query Asked { refused }' },
    { mistake: 'an unknown field', query: 'query Asked { nothing }' },
    { mistake: 'a syntax error', query: 'query Asked {' },
  ])("is silent on a client's mistake: $mistake", async ({ query }) => {
    expect(await eventsOf(query)).toEqual([]);
  });
});
