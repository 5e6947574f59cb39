import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway } from '../kit/test-gateway.ts';
import { until } from '../kit/until.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const MUTATION = `mutation {
  first: renameBook(isbn: "b1", title: "One") { title }
  second: addReview(isbn: "b1", stars: 4) { stars }
  third: renameBook(isbn: "b2", title: "Two") { title }
}`;

/** A gateway over a bookshop whose reviews are answered by a test. */
async function start() {
  const held: ServerResponse[] = [];
  const reviews = await startMisbehavingServer((_, response) => held.push(response));
  stops.push(() => reviews.stop());
  const shop = await startBookshop({ reviews: reviews.url });
  stops.push(() => shop.stop());
  const gateway = await startTestGateway(shop.supergraphFile);
  stops.push(() => gateway.stop());
  const books = () => shop.subgraphs.books.received.length;
  const arrived = async (): Promise<ServerResponse> => {
    await until('a write came', () => held.length > 0);
    const response = held.shift();
    if (!response) throw new Error('No write waits.');
    return response;
  };
  return { gateway, reviews, books, arrived };
}

const said = (response: ServerResponse, body: object) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

test('each write of an operation waits for the one before it, prepared or not', async () => {
  const { gateway, books, arrived } = await start();
  for (const time of [1, 2]) {
    const asked = gateway.ask(MUTATION);
    const second = await arrived();
    expect(books()).toBe(2 * time - 1);
    said(second, { data: { second: { stars: 4 } } });
    expect((await asked).data).toEqual({
      first: { title: 'One' },
      second: { stars: 4 },
      third: { title: 'Two' },
    });
    expect(books()).toBe(2 * time);
  }
});

test('a write that fails is sent once, told of at its place, and stops none of the others', async () => {
  const { gateway, reviews, books, arrived } = await start();
  const asked = gateway.ask(MUTATION);
  const second = await arrived();
  second.socket?.destroy();
  const { data, errors } = await asked;
  expect(data).toEqual({ first: { title: 'One' }, second: null, third: { title: 'Two' } });
  expect(errors).toMatchObject([
    { path: ['second'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
  ]);
  expect(reviews.received).toHaveLength(1);
  expect(books()).toBe(2);
});
