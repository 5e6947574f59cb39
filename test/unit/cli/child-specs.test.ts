import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig, shiftPorts, type Config } from '@demarc/foundation/config';
import { gatewaySpec, subgraphSpecs } from '../../../supergraph/cli/launcher/child-specs.ts';
import { writeFixtureGraph, type FixtureGraph } from '../../kit/fixture-graph.ts';

let graph: FixtureGraph;
let config: Config;
beforeAll(async () => {
  graph = await writeFixtureGraph();
  const read = await readConfig(join(graph.folder, 'demarc.yaml'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  ({ config } = read);
});
afterAll(() => graph.remove());

test('each subgraph is told where the others are, and not where it is itself', () => {
  const told = subgraphSpecs(config, undefined).map(({ name, environment }) => [
    name,
    environment['LEFT_URL'],
    environment['RIGHT_URL'],
  ]);
  const url = (name: 'left' | 'right') => `http://127.0.0.1:${graph.ports[name]}/graphql`;
  expect(told).toEqual([
    ['left', undefined, url('right')],
    ['right', url('left'), undefined],
  ]);
});

test('addresses move along with the ports', () => {
  const offset = graph.ports.gateway > 40_000 ? -1000 : 1000;
  const shifted = shiftPorts(config, graph.ports.gateway + offset);
  if (!shifted.ok) throw new Error(shifted.message);
  const [left] = subgraphSpecs(shifted.config, undefined);
  expect(left?.environment['RIGHT_URL']).toBe(
    `http://127.0.0.1:${graph.ports.right + offset}/graphql`,
  );
});

test('every process has the keys of the graph', () => {
  const folders = [...subgraphSpecs(config, undefined), gatewaySpec(config)].map(
    ({ environment }) => environment['DEMARC_KEYS'],
  );
  expect(new Set(folders)).toEqual(new Set([join(graph.folder, '.demarc/keys')]));
});
