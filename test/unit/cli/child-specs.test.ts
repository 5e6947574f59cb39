import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig, shiftPorts, type Config } from '@demarc/foundation/config';
import {
  controlSpec,
  gatewaySpec,
  subgraphSpecs,
  type Desk,
} from '../../../supergraph/cli/launcher/child-specs.ts';
import { homeOf } from '../../../supergraph/cli/launcher/home.ts';
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
const desk = (shifted = config): Desk => ({ config: shifted, home: homeOf(shifted) });

test('each subgraph is told where the others are, and not where it is itself', () => {
  const told = subgraphSpecs(desk(), undefined).map(({ name, environment }) => [
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
  const [left] = subgraphSpecs(desk(shifted.config), undefined);
  expect(left?.environment['RIGHT_URL']).toBe(
    `http://127.0.0.1:${graph.ports.right + offset}/graphql`,
  );
});

test('every process has the keys of the graph', () => {
  const folders = [
    controlSpec(desk(), 4010),
    ...subgraphSpecs(desk(), undefined),
    gatewaySpec(desk(), undefined),
  ].map(({ environment }) => environment['DEMARC_KEYS']);
  expect(new Set(folders)).toEqual(new Set([join(graph.folder, '.demarc/keys')]));
});

test('a part of the graph has a home of its own, and the keys of the whole', () => {
  const { folder, keys, lockFile } = homeOf(config, ['left']);
  expect(folder).toBe(join(graph.folder, '.demarc/alone/left'));
  expect(lockFile).toBe(join(folder, 'launcher.lock'));
  expect(keys).toBe(homeOf(config).keys);
});

test('a gateway is told of a file or of a registry, whatever the launcher was told itself', () => {
  const told = (registry?: string) => gatewaySpec(desk(), registry).environment;
  expect(told()).toMatchObject({
    DEMARC_SUPERGRAPH: join(graph.folder, '.demarc/supergraph.graphql'),
    DEMARC_REGISTRY: undefined,
  });
  expect(told('http://127.0.0.1:4010')).toMatchObject({
    DEMARC_SUPERGRAPH: undefined,
    DEMARC_REGISTRY: 'http://127.0.0.1:4010',
  });
});
