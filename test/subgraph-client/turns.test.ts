import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bounds } from '../../gateway/bounds.ts';
import { identityOf, startHeldSubgraph, type HeldSubgraph } from './held-subgraph.ts';

let subgraph: HeldSubgraph;
let stop: AbortController;
beforeEach(async () => {
  subgraph = await startHeldSubgraph();
  stop = new AbortController();
});
afterEach(() => subgraph.stop());

/** Alone, so that each of many takes a turn. */
const ask = (body: string, subject?: string) =>
  subgraph.ask({
    body,
    mayShare: false,
    signal: stop.signal,
    ...(subject !== undefined && { identity: identityOf(subject) }),
  });

const CONNECTIONS = bounds.connections.is;
const REFUSED = { kind: 'failed', code: 'SUBGRAPH_OVERLOADED' };

test('more calls than may wait are refused at once, and room comes back', async () => {
  const waiting = Array.from({ length: CONNECTIONS + bounds.queue.is }, () => ask('{}'));
  expect(await ask('{}')).toMatchObject(REFUSED);
  await subgraph.arrivals(CONNECTIONS);
  stop.abort('CLIENT_CLOSED');
  for (const one of await Promise.all(waiting))
    expect(one).toMatchObject({ code: 'CLIENT_CLOSED' });
  subgraph.held.length = 0;
  stop = new AbortController();
  const next = ask('{"next":true}');
  await subgraph.arrivals(CONNECTIONS + 1);
  subgraph.answer('{"data":{"a":1}}');
  expect(await next).toMatchObject({ kind: 'answered' });
  // Nothing was sent for those who waited for a connection and left.
  expect(subgraph.received).toHaveLength(CONNECTIONS + 1);
});

test('turns come in the order of those who still wait', async () => {
  const leaver = new AbortController();
  for (let count = 0; count < CONNECTIONS; count += 1) void ask('{}');
  void ask('"first"');
  const left = subgraph.ask({ body: '"left"', mayShare: false, signal: leaver.signal });
  void ask('"last"');
  await subgraph.arrivals(CONNECTIONS);
  leaver.abort('CLIENT_CLOSED');
  expect(await left).toMatchObject({ code: 'CLIENT_CLOSED' });
  subgraph.answer('{"data":null}');
  await subgraph.arrivals(CONNECTIONS + 1);
  subgraph.answer('{"data":null}');
  await subgraph.arrivals(CONNECTIONS + 2);
  expect(subgraph.received.slice(CONNECTIONS)).toEqual(['"first"', '"last"']);
});

test('who waits for a turn waits no longer than for an answer', async () => {
  await subgraph.stop();
  subgraph = await startHeldSubgraph({ callMs: 300 });
  const calls = Array.from({ length: CONNECTIONS + 1 }, () => ask('{}'));
  for (const one of await Promise.all(calls)) {
    expect(one).toMatchObject({ kind: 'failed', code: 'SUBGRAPH_TIMEOUT' });
  }
});

test('one user has a share of the room, and leaves the rest to others', async () => {
  const waiting = Array.from({ length: bounds.callsOfUser.is }, () => ask('{}', 'usr_eager'));
  expect(await ask('{}', 'usr_eager')).toMatchObject(REFUSED);
  const other = ask('{}', 'usr_other');
  const nobody = ask('{}');
  await subgraph.arrivals(bounds.callsOfUser.is + 2);
  stop.abort('CLIENT_CLOSED');
  for (const one of await Promise.all([...waiting, other, nobody])) {
    expect(one).toMatchObject({ kind: 'failed', code: 'CLIENT_CLOSED' });
  }
  stop = new AbortController();
  void ask('{}', 'usr_eager');
  await subgraph.arrivals(bounds.callsOfUser.is + 3);
});

test('who leaves while the connection is being made sends nothing, and the next one is served', async () => {
  const leaver = new AbortController();
  const left = subgraph.ask({ body: '"left"', signal: leaver.signal });
  leaver.abort('CLIENT_CLOSED');
  expect(await left).toMatchObject({ kind: 'failed', code: 'CLIENT_CLOSED' });
  const next = ask('"next"');
  await subgraph.arrivals(1);
  subgraph.answer('{"data":null}');
  expect(await next).toMatchObject({ kind: 'answered' });
  expect(subgraph.received).toEqual(['"next"']);
});

test('a call that cannot be signed is a fault, for all who wait, and gives its turn back', async () => {
  await subgraph.stop();
  let isBroken = true;
  const sign = () => (isBroken ? Promise.reject(new Error('no key')) : Promise.resolve('token'));
  subgraph = await startHeldSubgraph({}, sign);
  const identity = identityOf('usr_a');
  for (let count = 0; count <= bounds.callsOfUser.is; count += 1) {
    const waiting = [subgraph.ask({ identity }), subgraph.ask({ identity })];
    for (const one of waiting) await expect(one).rejects.toThrow('no key');
  }
  isBroken = false;
  const next = subgraph.ask({ identity });
  await subgraph.arrivals(1);
  subgraph.answer('{"data":null}');
  expect(await next).toMatchObject({ kind: 'answered' });
});
