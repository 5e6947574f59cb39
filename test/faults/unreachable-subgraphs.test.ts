import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { startTestGateway } from '../kit/test-gateway.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

describe.each(['demarc', 'apollo'] as const)(
  'the engine %s answers without a subgraph',
  (engine) => {
    async function expectUnavailable(reviewsUrl: string, reason: RegExp) {
      const shop = await startBookshop({ reviews: reviewsUrl });
      running.push(shop);
      const gateway = await startTestGateway(shop.supergraphFile, { engine });
      running.push(gateway);
      const answer = await gateway.ask('{ me { name reviews { stars } } }');
      expect(answer.data).toEqual({ me: { name: 'Ada', reviews: null } });
      expect(answer.errors).toMatchObject([
        { path: ['me', 'reviews'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
      ]);
      const [logged] = gateway.memory.named('request.error');
      expect(logged).toMatchObject({ subgraph: 'reviews' });
      expect(logged?.['reason']).toMatch(reason);
      expect(logged?.['reference']).toBe(answer.errors?.[0]?.extensions['reference']);
    }

    test('that refuses connections', () =>
      // No system gives this port to who asks for any: the others would, sooner or later, get a free one.
      expectUnavailable('http://127.0.0.1:1/graphql', /^ECONNREFUSED$/));

    test('whose name is not known', () =>
      expectUnavailable('http://reviews.invalid/graphql', /^(ENOTFOUND|EAI_AGAIN)$/));

    test('that hangs up on whoever connects', async () => {
      const server = createServer((socket) => socket.destroy());
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      running.push({ stop: () => new Promise((resolve) => server.close(() => resolve())) });
      const { port } = server.address() as AddressInfo;
      await expectUnavailable(
        `http://127.0.0.1:${port}/graphql`,
        /^(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/,
      );
    });
  },
);
