import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Identity } from '@demarc/foundation/identity';
import { bounds } from '../../../gateway/bounds.ts';
import {
  openSubgraphClient,
  type SubgraphClient,
} from '../../../gateway/subgraph-client/subgraph-client.ts';
import { productionTimes } from '../../../gateway/times.ts';
import { startMisbehavingServer, type MisbehavingServer } from '../../kit/misbehaving-server.ts';

let server: MisbehavingServer;
let client: SubgraphClient;
let stop: AbortController;
beforeEach(async () => {
  server = await startMisbehavingServer(() => undefined);
  client = openSubgraphClient(new URL(server.url), { ...productionTimes, callMs: 60_000 });
  stop = new AbortController();
});
afterEach(async () => {
  await client.close();
  await server.stop();
});

const send = (identity?: Identity) =>
  client.send({
    ...(identity && { identity }),
    body: '{"query":"{ a }"}',
    isMutation: false,
    mayShare: false,
    headers: {},
    signal: stop.signal,
  });

test('more calls than may wait are refused at once, and room comes back', async () => {
  const room = bounds.connections.is + bounds.queue.is;
  const waiting = Array.from({ length: room }, () => send());
  expect(await send()).toMatchObject({ kind: 'failed', code: 'SUBGRAPH_OVERLOADED' });
  stop.abort('CLIENT_CLOSED');
  const ended = await Promise.all(waiting);
  expect(ended.every((one) => one.kind === 'failed' && one.code === 'CLIENT_CLOSED')).toBe(true);
  expect(await send()).toMatchObject({ kind: 'failed', code: 'CLIENT_CLOSED' });
  // No more connections than allowed were ever opened.
  expect(server.received.length).toBeLessThanOrEqual(bounds.connections.is);
});

test('one user has a share of the room, and leaves the rest to others', async () => {
  const identity = (subject: string) => ({ subject, grants: [] });
  const ask = (subject: string) => send(identity(subject));
  const waiting = Array.from({ length: bounds.callsOfUser.is }, () => ask('usr_eager'));
  const refused = await ask('usr_eager');
  expect(refused).toMatchObject({ kind: 'failed', code: 'SUBGRAPH_OVERLOADED' });
  const other = ask('usr_other');
  const nobody = send();
  stop.abort('CLIENT_CLOSED');
  for (const one of await Promise.all([...waiting, other, nobody])) {
    expect(one).toMatchObject({ kind: 'failed', code: 'CLIENT_CLOSED' });
  }
  expect(await ask('usr_eager')).toMatchObject({ kind: 'failed', code: 'CLIENT_CLOSED' });
});
