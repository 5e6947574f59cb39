import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';
import { sendRaw } from './send-raw.ts';

let shop: Bookshop;
let gateway: TestGateway;
beforeAll(async () => {
  shop = await startBookshop();
  gateway = await startTestGateway(shop.supergraphFile);
  // From here on the front reads what comes with a length.
  await gateway.ask(ME);
});
afterAll(async () => {
  await gateway.stop();
  await shop.stop();
});

const ME = '{ me { name } }';
const usual = JSON.stringify({ query: ME });
const headers = { 'content-type': 'application/json', 'x-request-id': 'one-request' };
const bodies: Readonly<Record<string, string | Buffer>> = {
  usual,
  'white space around': `\r\n\t ${usual} \n`,
  'a byte order mark': `\ufeff${usual}`,
  'two byte order marks': `\ufeff\ufeff${usual}`,
  'broken UTF-8': Buffer.concat([
    Buffer.from('{"query":"#'),
    Buffer.from([0xff, 0xc3, 0x28]),
    Buffer.from('\\n{me{id}}"}'),
  ]),
  'UTF-16': Buffer.from(usual, 'utf16le'),
  'half of a pair': JSON.stringify({ query: '{ mistake(kind: "\ud800") }' }),
  'more behind it': `${usual}x`,
  cut: usual.slice(0, -1),
  'a key twice': `{"query":"{ nothing }",${usual.slice(1)}`,
  'a prototype': `{"__proto__":${usual}}`,
  null: 'null',
  'a number': '7',
  'a text': '"{ me { name } }"',
  'an empty list': '[]',
  'an empty object': '{}',
  'white space alone': '  ',
  'no JSON': ME,
  'a comment': `// comment\n${usual}`,
  'lists in lists': '['.repeat(100_000),
  'objects in objects': `{"query":${JSON.stringify(ME)},"variables":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
};

test.each(Object.entries(bodies))('%s, with a length and in chunks', async (_name, body) => {
  const inChunks = await sendRaw(gateway.url, { headers, body, isChunked: true });
  for (let time = 0; time < 2; time += 1) {
    expect(await sendRaw(gateway.url, { headers, body })).toEqual(inChunks);
  }
});
