import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CheckReport } from '../../../supergraph/check-report.ts';
import { generateGraph, changeContract } from '../../../bench/generate-graph.ts';
import { runDemarc } from '../../kit/demarc-process.ts';
import { writeFixtureGraph, type FixtureGraph } from '../../kit/fixture-graph.ts';

const [first, second] = generateGraph(2).contracts;
const [left, right] = [first?.text ?? '', second?.text ?? ''];
const next = changeContract({ name: 'context-000', text: left }, 'today').text;

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await writeFixtureGraph({ contracts: { left, right } });
  await writeFile(join(graph.folder, 'next.graphql'), next);
});
afterAll(() => graph.remove());

const compositions = () => join(graph.folder, '.demarc/cache/compositions');

async function check(): Promise<CheckReport> {
  const args = ['check', 'left', '--contract', 'next.graphql', '--base', 'left.graphql'];
  const { stdout } = await runDemarc([...args, '--format', 'json'], graph.folder);
  return JSON.parse(stdout) as CheckReport;
}

test('a check keeps what it composes beside demarc.yaml, and the next one says the same', async () => {
  const fresh = await check();
  expect(fresh.changes.map(({ coordinate }) => coordinate)).toContain('Case000.added');
  const entries = (await readdir(compositions())).filter((name) => name.endsWith('.json.gz'));
  expect(entries).toHaveLength(2);
  expect(await readFile(join(compositions(), '.gitignore'), 'utf8')).toBe('*\n');
  expect(await check()).toEqual(fresh);

  // It is what was kept that the next one tells: here of another field.
  for (const entry of entries) {
    const file = join(compositions(), entry);
    const text = gunzipSync(await readFile(file)).toString();
    await writeFile(file, gzipSync(text.replaceAll('added: String', 'another: String')));
  }
  expect(await check()).not.toEqual(fresh);

  await rm(compositions(), { recursive: true });
  await mkdir(compositions(), { recursive: true });
  expect(await check()).toEqual(fresh);
});
