import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { startTestGateway } from '../kit/test-gateway.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** Every host that a socket was opened to. */
let hosts: Set<string>;
/** What a machine that once used the vendor's platform may have in its environment. */
const vendor = { APOLLO_KEY: 'service:books:secret', APOLLO_GRAPH_REF: 'books@current' };

beforeEach(() => {
  delete process.env['APOLLO_TELEMETRY_DISABLED'];
  hosts = new Set();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its socket below
  const connect = Socket.prototype.connect as (this: Socket, ...rest: unknown[]) => Socket;
  jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...rest) {
    hosts.add(JSON.stringify(rest).match(/"host":"([^"]*)"/)?.[1] ?? JSON.stringify(rest));
    return connect.apply(this, rest);
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  for (const name of Object.keys(vendor)) Reflect.deleteProperty(process.env, name);
});

test('no socket leaves this machine, from start to stop', async () => {
  const shop = await startBookshop();
  Object.assign(process.env, vendor);
  const gateway = await startTestGateway(shop.supergraphFile);
  expect((await gateway.ask('{ me { name } }')).errors).toBeUndefined();
  // The vendor's exporters send what they have when they are stopped.
  await gateway.stop();
  await shop.stop();
  expect([...hosts].filter((host) => !LOOPBACK.includes(host))).toEqual([]);
  expect(hosts.size).toBeGreaterThan(0);
});
