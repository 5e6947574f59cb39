import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { openDatabase } from '@demarc/foundation/database';
import { freePorts } from '../kit/free-ports.ts';
import { sampleDatabase } from './sample.ts';

const PASSWORD = 'correct-horse-battery';
const postgres = process.env['DEMARC_TEST_POSTGRES'] ?? '';

const fault = {
  code: 'DATABASE_UNREACHABLE',
  message:
    'The PostgreSQL of accounts does not answer or refuses the login. ' +
    'Check ACCOUNTS_DATABASE_URL and that the server runs.',
};

/** What opening that URL fails with. */
async function faultOf(url: string): Promise<unknown> {
  try {
    const database = await openDatabase(sampleDatabase(), { url });
    await database.close();
  } catch (error) {
    return error;
  }
  return 'opened';
}

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) {
    await new Promise((resolve) => server.close(resolve));
  }
});

/** The URL of a server that does this with every connection. */
async function serve(treat: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
    treat(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `postgres://demarc:${PASSWORD}@127.0.0.1:${port}/accounts`;
}

describe('a PostgreSQL that cannot be reached is said to be, without the password', () => {
  test('when nobody listens', async () => {
    const [port = 0] = await freePorts(1);
    const error = await faultOf(`postgres://demarc:${PASSWORD}@127.0.0.1:${port}/accounts`);
    expect(error).toMatchObject(fault);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(PASSWORD);
  });

  test('when the name of its machine leads nowhere', async () => {
    const error = await faultOf(`postgres://demarc:${PASSWORD}@nowhere.invalid/accounts`);
    expect(error).toMatchObject(fault);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(PASSWORD);
  });

  test.each([
    { what: 'accepts and never answers', treat: () => undefined },
    { what: 'closes', treat: (socket: Socket) => void socket.end() },
    { what: 'resets', treat: (socket: Socket) => void socket.resetAndDestroy() },
    {
      what: 'answers in another language than PostgreSQL on',
      treat: (socket: Socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    },
  ])('when something $what every connection', async ({ treat }) => {
    const error = await faultOf(await serve(treat));
    expect(error).toMatchObject(fault);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(PASSWORD);
  });
});

/** What a client sends first to ask for TLS: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

test('a URL that asks for TLS is sent nothing in the clear', async () => {
  const received: Buffer[] = [];
  const url = await serve((socket) => {
    socket.once('data', (bytes) => {
      received.push(bytes);
      // "No TLS here": the login must not follow.
      socket.write('N');
      socket.on('data', (more) => received.push(more));
    });
  });
  expect(await faultOf(`${url}?sslmode=verify-full`)).toMatchObject(fault);
  expect(received).toEqual([SSL_REQUEST]);
});

(postgres === '' ? describe.skip : describe)('a PostgreSQL that refuses the login', () => {
  const at = (login: string, database: string): string => {
    const url = new URL(postgres === '' ? 'postgres://none' : postgres);
    [url.username, url.password, url.pathname] = [login, PASSWORD, `/${database}`];
    return url.href;
  };
  test.each([
    { what: 'because it does not know it', url: at('demarc_nobody', 'postgres') },
    { what: 'because it has no such database', url: at('postgres', 'demarc_no_such_database') },
  ])('$what', async ({ url }) => {
    const error = await faultOf(url);
    expect(error).toMatchObject(fault);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(PASSWORD);
  });
});
