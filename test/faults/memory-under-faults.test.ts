import { readFile } from 'node:fs/promises';
import { afterEach, expect, test } from '@jest/globals';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { startGatewayProcess } from '../kit/gateway-process.ts';
import { misbehaviours, startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { ask } from '../kit/test-gateway.ts';

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

const MOST_BYTES = 512 * 1024 * 1024;

/** The most memory that a process has ever held, in bytes: Linux alone tells. */
async function peakBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return Number(kibibytes) * 1024;
}

// A process of its own: what is measured is the gateway, and nothing of the test.
test.each(['demarc', 'apollo'])(
  'the engine %s lives through many replies of 200 MB at once, within its memory',
  async (engine) => {
    const server = await startMisbehavingServer(misbehaviours['a reply of 200 MB']);
    running.push(server);
    const shop = await startBookshop({ reviews: server.url });
    running.push(shop);
    const gateway = startGatewayProcess({
      DEMARC_SUPERGRAPH: shop.supergraphFile,
      DEMARC_PORT: '0',
      DEMARC_ENGINE: engine,
    });
    running.push({
      async stop() {
        gateway.kill('SIGTERM');
        expect(await gateway.exited).toBe(0);
      },
    });
    const outcome = await gateway.outcome;
    if (outcome.type !== 'ready') throw new Error(gateway.output());
    const url = `${outcome.url}/graphql`;
    for (let round = 0; round < 2; round += 1) {
      const answers = await Promise.all(
        // Each is another operation: none of them is answered by another's reply.
        Array.from({ length: 16 }, (_, index) =>
          ask(url, `{ me { name reviews { stars${index}: stars } } }`),
        ),
      );
      for (const { data, errors } of answers) {
        expect(data).toEqual({ me: { name: 'Ada', reviews: null } });
        expect(errors).toHaveLength(1);
      }
    }
    expect(await ask(url, '{ me { name } }')).toMatchObject({ data: { me: { name: 'Ada' } } });
    expect(await peakBytes(gateway.pid)).toBeLessThan(MOST_BYTES);
  },
);
