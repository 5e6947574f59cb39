import { join } from 'node:path';
import type { ServerResponse } from 'node:http';
import type { OperationLimits } from '@demarc/foundation/config';
import type { Config } from '@demarc/gateway/config';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';
import type { TestIssuer } from '../kit/test-tokens.ts';
import { until } from '../kit/until.ts';

/** A bookshop that knows who asks; its subgraph of reviews answers when a test says so. */
export interface KnownShop {
  readonly gateway: TestGateway;
  readonly received: readonly string[];
  arrivals(count: number): Promise<void>;
  /** Answers all that wait, each with as many stars as are for its Authorization header. */
  answerEach(starsFor: (authorization: string) => number): void;
  stop(): Promise<void>;
}

/** How the gateway is started. */
export interface KnownShopOptions extends Pick<Config, 'sharing'> {
  readonly limits: OperationLimits;
  /** For the keys that the gateway signs with. */
  readonly folder: string;
}

/** Starts a shop in which each user may read what is theirs alone. */
export async function startKnownShop(
  { issuer, audience, jwksFile }: TestIssuer,
  { folder, ...overrides }: KnownShopOptions,
): Promise<KnownShop> {
  const members = await startMisbehavingServer((request, response) => {
    if (request.url !== '/grants') {
      send(response, { data: { me: { __typename: 'Member', id: 'm1', name: 'Ada' } } });
      return;
    }
    const { subject } = JSON.parse(members.received.at(-1) ?? '') as { subject: string };
    const organization = `org_of_${subject}`;
    const permissions = ['reviews.read'];
    const grants = [{ organization, workspace: null, permissions, onBehalfOf: null }];
    send(response, { grants });
  });
  const held: { readonly authorization: string; readonly response: ServerResponse }[] = [];
  const reviews = await startMisbehavingServer(({ headers }, response) =>
    held.push({ authorization: headers.authorization ?? '', response }),
  );
  const shop = await startBookshop({ members: members.url, reviews: reviews.url });
  const gateway = await startTestGateway(shop.supergraphFile, {
    ...overrides,
    times: {
      connectMs: 1_000,
      callMs: 60_000,
      operationMs: 60_000,
      lameDuckMs: 0,
      drainMs: 1_000,
    },
    identity: {
      issuer,
      audience,
      jwks: jwksFile,
      isDesk: false,
      grants: 'members',
      subgraphs: ['members', 'reviews'],
      keys: { folder: join(folder, 'keys'), mayCreate: true },
    },
  });
  return {
    gateway,
    received: reviews.received,
    arrivals: (count) => until(`${count} requests came`, () => reviews.received.length >= count),
    answerEach(starsFor) {
      for (const { authorization, response } of held.splice(0)) {
        send(response, {
          data: { _entities: [{ reviews: [{ stars: starsFor(authorization) }] }] },
        });
      }
    },
    async stop() {
      await gateway.stop();
      await shop.stop();
      for (const server of [members, reviews]) await server.stop();
    },
  };
}

function send(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
