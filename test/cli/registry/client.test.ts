import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { buildASTSchema, parse, validate } from 'graphql';
import { openRegistryClient } from '../../../supergraph/cli/registry/open-registry-client.ts';
import type { RegistryClient } from '../../../supergraph/cli/registry/registry-client.ts';
import {
  misbehaviours,
  startMisbehavingServer,
  type MisbehavingServer,
} from '../../kit/misbehaving-server.ts';

const TOKEN = 'demarc_0123456789abcdef_0123456789012345678901234567890123456789012';

let server: MisbehavingServer | undefined;
const before = process.env['DEMARC_REGISTRY_TOKEN'];
afterEach(async () => {
  await server?.stop();
  server = undefined;
  if (before === undefined) delete process.env['DEMARC_REGISTRY_TOKEN'];
  else process.env['DEMARC_REGISTRY_TOKEN'] = before;
});

/** A client of a server that answers so. */
async function openClient(
  behave: Parameters<typeof startMisbehavingServer>[0],
  patienceMs = 30_000,
): Promise<RegistryClient> {
  process.env['DEMARC_REGISTRY_TOKEN'] = TOKEN;
  server = await startMisbehavingServer(behave);
  return openRegistryClient({ registry: new URL(server.url).origin, patienceMs });
}

const contract = {
  name: 'billing',
  url: 'http://b.example',
  path: 'b.graphql',
  bytes: Buffer.from('x'),
};

/** One call of each method. */
const calls: Readonly<
  Record<keyof Omit<RegistryClient, 'url'>, (client: RegistryClient) => Promise<unknown>>
> = {
  check: (client) => client.check({ contracts: [contract] }),
  publish: (client) => client.publish({ contracts: [contract], removed: ['shop'], basedOn: 3 }),
  rollBack: (client) => client.rollBack({ version: 1, reason: 'why' }),
  proposals: (client) => client.proposals(10),
  approve: (client) => client.approve({ proposal: 'c_1', reason: 'why', expiresAt: new Date() }),
  createToken: (client) => client.createToken({ kind: 'TEAM', team: 'billing', label: 'CI' }),
  revokeToken: (client) => client.revokeToken({ token: '0123456789abcdef', reason: 'why' }),
  tokens: (client) => client.tokens(),
  currentVersion: (client) => client.currentVersion(),
  version: (client) => client.version(1),
  versions: (client) => client.versions({ first: 5, subgraph: 'billing' }),
  coordinate: (client) => client.coordinate('Invoice.total', 5),
  gateways: (client) => client.gateways(),
};

describe('what a command asks', () => {
  const file = new URL('../../../control/schema.graphql', import.meta.url);
  const schema = buildASTSchema(parse(readFileSync(file, 'utf8')), { assumeValidSDL: true });

  test.each(Object.entries(calls))(
    '%s is an operation of the control plane',
    async (_name, call) => {
      const client = await openClient(misbehaviours['an empty object']);
      await expect(call(client)).rejects.toMatchObject({ code: 'REGISTRY_UNREACHABLE' });
      const [body = ''] = server?.received ?? [];
      const { query } = JSON.parse(body) as { query: string };
      expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
    },
  );
});

describe('a server that is no registry', () => {
  const { 'a reply of 200 MB': huge, 'a hang': hang, ...quick } = misbehaviours;
  const slow = ['a hang in the body', 'a drip'];

  test.each(Object.keys(quick).filter((name) => name !== 'GraphQL errors without data'))(
    '%s publishes nothing, and the message names the address and no secret',
    async (name) => {
      const client = await openClient(
        quick[name as keyof typeof quick],
        slow.includes(name) ? 300 : undefined,
      );
      const fault = await client
        .publish({ contracts: [contract] })
        .catch((error: unknown) => error);
      expect(fault).toMatchObject({ name: 'SupergraphFault', code: 'REGISTRY_UNREACHABLE' });
      const { message } = fault as Error;
      expect(message).toContain(client.url);
      expect(message).not.toContain(TOKEN);
      expect(message).not.toContain('boom');
    },
  );

  test('one that takes the call and never answers is given up', async () => {
    const client = await openClient(hang, 300);
    await expect(client.currentVersion()).rejects.toThrow(/has not answered for 0\.3 seconds/);
    await server?.abandonment();
    // A check may have been under way all the while: it is not asked for twice.
    expect(server?.received).toHaveLength(1);
  });

  test('an answer without end is not read to its end', async () => {
    const client = await openClient(huge);
    await expect(client.currentVersion()).rejects.toThrow(/longer than 128 MiB/);
  });

  test('a redirect is not followed, with a token least of all', async () => {
    const other = await startMisbehavingServer(misbehaviours['an empty object']);
    try {
      const client = await openClient((_request, response) =>
        response.writeHead(307, { location: other.url }).end(),
      );
      await expect(client.tokens()).rejects.toMatchObject({ code: 'REGISTRY_UNREACHABLE' });
      expect(other.received).toEqual([]);
    } finally {
      await other.stop();
    }
  });
});

describe('a connection that breaks', () => {
  test('is tried once more, with the same request id', async () => {
    let calls = 0;
    const client = await openClient((request, response) => {
      calls += 1;
      if (calls === 1) request.socket.resetAndDestroy();
      else {
        const answer = { __typename: 'NotPermitted', message: 'Not you.' };
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ data: { publishContracts: answer } }));
      }
    });
    expect(await client.publish({ contracts: [contract] })).toEqual({
      __typename: 'NotPermitted',
      message: 'Not you.',
    });
    const ids = (server?.received ?? []).map(
      (body) =>
        (JSON.parse(body) as { variables: { input: { requestId: string } } }).variables.input
          .requestId,
    );
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]?.length).toBeGreaterThanOrEqual(16);
  });
});

describe('a registry that says no', () => {
  test('to a token: which variable to look at, and never the token', async () => {
    const client = await openClient((_request, response) =>
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"code":"UNAUTHENTICATED"}'),
    );
    const fault = await client.tokens().catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'REGISTRY_REFUSED' });
    expect((fault as Error).message).toContain('DEMARC_REGISTRY_TOKEN');
    expect((fault as Error).message).not.toContain(TOKEN);
  });

  test('to an input: its sentence, in which nothing can move a terminal', async () => {
    const client = await openClient((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          errors: [{ message: 'Too \u001B[2Jlong.', extensions: { code: 'BAD_USER_INPUT' } }],
        }),
      ),
    );
    const fault = await client.tokens().catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'REGISTRY_REFUSED' });
    expect((fault as Error).message).toContain('Too \uFFFD[2Jlong.');
  });

  test('a variable that holds no token is not sent anywhere', async () => {
    const client = await openClient(misbehaviours['an empty object']);
    process.env['DEMARC_REGISTRY_TOKEN'] = 'two words\n';
    await expect(client.tokens()).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' });
    expect(server?.received).toEqual([]);
  });
});

test.each(['ftp://x', 'http://user:secret@x', 'http://x/path', 'x:4010', 'http://x?a=1'])(
  'DEMARC_REGISTRY may not be %s, and is not repeated',
  (registry) => {
    const open = () => openRegistryClient({ registry });
    expect(open).toThrow(/not the origin of a control plane/);
    expect(open).not.toThrow(/secret/);
  },
);
