import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startHeldSubgraph, type HeldSubgraph } from './held-subgraph.ts';

let subgraph: HeldSubgraph;
beforeEach(async () => {
  subgraph = await startHeldSubgraph();
});
afterEach(() => subgraph.stop());

/** Asks once, and hands over the response to write. */
async function askOnce() {
  const asked = subgraph.ask();
  await subgraph.arrivals(1);
  const [response] = subgraph.held;
  if (!response) throw new Error('Nobody asked.');
  return { asked, response };
}

describe('a reply is read', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/graphql-response+json;charset=UTF-8',
    'Application/JSON',
  ])('as %s', async (type) => {
    const { asked } = await askOnce();
    subgraph.answer('{"data":{"a":1}}', 200, { 'content-type': type });
    expect(await asked).toMatchObject({ kind: 'answered', data: { a: 1 } });
  });

  test('that comes in many pieces, cut inside of letters', async () => {
    const { asked, response } = await askOnce();
    const bytes = Buffer.from(`{"data":{"a":"${'äöü€😀'.repeat(50)}"}}`);
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const byte of bytes) {
      await new Promise((resolve) => response.write(Buffer.of(byte), resolve));
    }
    response.end();
    expect(await asked).toMatchObject({ data: { a: 'äöü€😀'.repeat(50) } });
  });

  test('after early hints', async () => {
    const { asked, response } = await askOnce();
    await new Promise<void>((resolve) =>
      response.writeEarlyHints({ link: '</a.css>; rel=preload' }, resolve),
    );
    subgraph.answer('{"data":{"a":1}}');
    expect(await asked).toMatchObject({ kind: 'answered', data: { a: 1 } });
  });

  test('with a byte order mark', async () => {
    const { asked } = await askOnce();
    subgraph.answer('\uFEFF{"data":{"a":1}}');
    expect(await asked).toMatchObject({ kind: 'answered', data: { a: 1 } });
  });

  test('whose names are those of prototypes, as members of their own', async () => {
    const { asked } = await askOnce();
    subgraph.answer('{"data":{"__proto__":{"polluted":1},"constructor":{"polluted":1}}}');
    const outcome = await asked;
    const data = outcome.kind === 'answered' ? outcome.data : undefined;
    expect(Object.keys(data ?? {})).toEqual(['__proto__', 'constructor']);
    expect({}).not.toHaveProperty('polluted');
    expect(Object).not.toHaveProperty('polluted');
  });

  test('to the last byte that is allowed, and not one more', async () => {
    const { asked } = await askOnce();
    const frame = '{"data":{"a":""}}'.length;
    const longest = 'x'.repeat(8 * 1024 * 1024 - frame);
    subgraph.answer(`{"data":{"a":"${longest}"}}`);
    expect(await asked).toMatchObject({ kind: 'answered' });
    const more = subgraph.ask();
    await subgraph.arrivals(2);
    subgraph.answer(`{"data":{"a":"${longest}y"}}`);
    expect(await more).toMatchObject({ code: 'SUBGRAPH_RESPONSE_TOO_LARGE' });
  });
});

test('a reply that is no HTTP is not read', async () => {
  const { asked, response } = await askOnce();
  response.socket?.write('HTTP/1.1 200 OK\r\ncontent-length: soon\r\n\r\n{}');
  expect(await asked).toMatchObject({ code: 'SUBGRAPH_INVALID_RESPONSE' });
});
