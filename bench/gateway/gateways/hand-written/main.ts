// What a person would write who knows the operations: a measure of how much of a gateway's time is the work itself.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deepOperation } from '../../workloads/deep-operation.ts';
import { hopOperation, scaleOperation, smallOperation } from '../../workloads/workloads.ts';
import { answerDeep } from './answer-deep.ts';
import { answerHop, answerScale, answerSmall } from './answer-flat.ts';
import { openSubgraphs } from './open-subgraphs.ts';
import { shareInFlight } from './share-in-flight.ts';

type Answer = (variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** More connections than that are not loaded with copies of their own. */
const COPIES = 1_000;

const sdl = readFileSync(process.env['BENCH_SUPERGRAPH'] ?? '', 'utf8');
const sharing = process.env['BENCH_SHARING'];
const origin = /url: "(http:\/\/[^/"]+)\/accounts"/.exec(sdl)?.[1] ?? '';
const ask = openSubgraphs(origin, sharing !== 'none');
const answers = new Map<string, Answer>([
  [deepOperation(), answerDeep(ask, undefined)],
  [hopOperation, answerHop(ask)],
  [scaleOperation, answerScale(ask)],
  [smallOperation, answerSmall(ask)],
]);
for (let copy = 0; copy < COPIES; copy += 1)
  answers.set(deepOperation(copy), answerDeep(ask, copy));

async function answerText(body: string): Promise<Buffer> {
  const { query, variables } = JSON.parse(body) as {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
  };
  const data = await answers.get(query)?.(variables ?? {});
  return Buffer.from(JSON.stringify({ data }));
}
const answer = sharing === 'requests' ? shareInFlight(answerText) : answerText;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    answer(Buffer.concat(chunks).toString()).then(
      (text) => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': text.length,
        });
        response.end(text);
      },
      (error: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain' });
        response.end(String(error));
      },
    );
  });
});
process.once('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ type: 'ready', url: `http://127.0.0.1:${port}/graphql` });
});
