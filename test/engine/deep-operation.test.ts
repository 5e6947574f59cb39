import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeSupergraph } from '../../bench/gateway/graph/write-supergraph.ts';
import { startChild, type ChildProcess } from '../kit/child-process.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';

const read = (name: string) =>
  readFile(new URL(`../../bench/gateway/data/${name}`, import.meta.url), 'utf8');

let subgraphs: ChildProcess;
let folder: string;
let gateway: TestGateway;
beforeAll(async () => {
  subgraphs = startChild('bench/gateway/graph/serve-subgraphs.ts', {});
  const outcome = await subgraphs.outcome;
  if (outcome.type !== 'ready') throw new Error(subgraphs.output());
  folder = await mkdtemp(join(tmpdir(), 'deep-operation-'));
  const file = join(folder, 'supergraph.graphql');
  writeSupergraph(file, outcome.url);
  gateway = await startTestGateway(file);
});
afterAll(async () => {
  await gateway.stop();
  subgraphs.kill('SIGTERM');
  await subgraphs.exited;
  await rm(folder, { recursive: true });
});

// The planner makes sixteen fetches of it.
test.each(['asked for the first time', 'asked again'])(
  'a deep operation takes eight calls to subgraphs at most, and is answered as published: %s',
  async () => {
    const before = gateway.memory.named('request.completed').length;
    const { data, errors } = await gateway.ask(await read('deep.graphql'));
    expect(errors).toBeUndefined();
    const published = JSON.parse(await read('deep.expected.json')) as { readonly data: unknown };
    expect(data).toEqual(published.data);
    const [completed] = gateway.memory.named('request.completed').slice(before);
    expect(completed).toMatchObject({ outcome: 'OK' });
    expect(completed?.['subgraphCalls']).toBeLessThanOrEqual(8);
    expect(completed?.['subgraphCalls']).toBeGreaterThan(3);
  },
);
