import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import type { ContractSource } from '../../supergraph/sources/contract-source.ts';
import { startSubgraph, type RunningSubgraph } from '../kit/bookshop/start-subgraph.ts';
import { engines } from '../kit/engines.ts';
import { startTestGateway, type Answer } from '../kit/test-gateway.ts';
import { admin, openPublisher, type TestPublisher } from '../registry/open-publisher.ts';
import { catalogue, contracts, demandsIn, reviews, teamwork } from './hand-over.ts';

const { givingUp, taking, overriding } = contracts;
const [first] = contracts.first;
const owners = { catalogue, reviews };

// Both have an answer of their own, whatever the contracts say: what comes back tells who was asked.
const resolvers = {
  catalogue: {
    Query: { book: (_: unknown, { isbn }: { isbn: string }) => ({ isbn }) },
    Book: { __resolveReference: (book: object) => book, title: () => 'Proofs', pages: () => 111 },
  },
  reviews: {
    Book: { __resolveReference: (book: object) => book, reviews: () => [], pages: () => 222 },
  },
};

let publisher: TestPublisher;
let folder: string;
const running = new Map<string, RunningSubgraph>();
beforeEach(async () => {
  const [[, engine] = []] = engines;
  if (engine === undefined) throw new Error('There is no engine.');
  publisher = await openPublisher(engine);
  folder = await mkdtemp(join(tmpdir(), 'demarc-hand-over-'));
  // Each runs the code for both contracts, as it does while a field changes hands.
  for (const [name, source] of Object.entries({ catalogue: first, reviews: taking })) {
    const typeDefs = parse(Buffer.from(source.bytes).toString());
    running.set(name, await startSubgraph(typeDefs, resolvers[name as keyof typeof resolvers]));
  }
});
afterEach(async () => {
  for (const subgraph of running.values()) await subgraph.stop();
  await publisher.close();
  await rm(folder, { recursive: true });
});

/** The contract at the address where its subgraph listens. */
const listening = (source: ContractSource): ContractSource => ({
  ...source,
  url: running.get(source.name)?.url ?? '',
});

/** Publishes as reviews, once everybody who is asked has approved; the number of the version. */
async function agree(...sources: readonly ContractSource[]): Promise<number> {
  const teams = teamwork(publisher);
  const publishNow = () => teams.publishAs(reviews, ...sources.map(listening));
  for (const { id, owners: asked } of demandsIn(await publishNow())) {
    for (const owner of asked) await teams.approveAs(owners[owner as keyof typeof owners], id);
  }
  const outcome = await publishNow();
  if (outcome.type !== 'PUBLISHED') throw new Error(`It is not published but ${outcome.type}.`);
  return outcome.version.number;
}

/** What a gateway answers that serves a version. */
async function answerOf(version: number): Promise<Answer> {
  const { registry } = publisher;
  const { supergraph = '' } = (await registry.version(version)) ?? {};
  const file = join(folder, `${version}.graphql`);
  await writeFile(file, (await registry.document(supergraph)) ?? '');
  const gateway = await startTestGateway(file);
  try {
    return await gateway.ask('{ book(isbn: "9780141439518") { title pages } }');
  } finally {
    await gateway.stop();
  }
}

const book = (pages: number) => ({ data: { book: { title: 'Proofs', pages } } });

test.each([
  ['both contracts at once', [givingUp, taking]],
  ['@override first', [overriding]],
])('a gateway asks the new owner from the version that says so: %s', async (_way, sources) => {
  const teams = teamwork(publisher);
  expect(await teams.publishAs(admin, ...contracts.first.map(listening))).toMatchObject({
    type: 'PUBLISHED',
  });
  expect(await agree(...sources)).toBe(2);
  expect(await answerOf(2)).toMatchObject(book(222));
  // Whoever still serves the version before asks as before.
  expect(await answerOf(1)).toMatchObject(book(111));
});
