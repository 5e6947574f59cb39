import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { devJwksFile } from '@demarc/foundation/identity';
import { seedRef } from '@demarc/foundation/refs';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { readFile } from 'node:fs/promises';
import { runDemarc } from '../kit/demarc-process.ts';
import { writeFixtureGraph, type FixtureGraph } from '../kit/fixture-graph.ts';

const identity = (jwks = '') =>
  `identity: { issuer: urn:demarc:development, audience: demarc${jwks}, grants: left }\n`;

let graph: FixtureGraph;
let folder: string;
beforeAll(async () => {
  graph = await writeFixtureGraph();
  folder = await mkdtemp(join(tmpdir(), 'demarc-token-'));
  const plain = await readFile(join(graph.folder, 'demarc.yaml'), 'utf8');
  await writeFile(join(graph.folder, 'desk.yaml'), `${plain}${identity()}`);
  await writeFile(
    join(graph.folder, 'elsewhere.yaml'),
    `${plain}${identity(', jwks: "https://login.example.com/jwks.json"')}`,
  );
});
afterAll(async () => {
  await graph.remove();
  await rm(folder, { recursive: true });
});

const ask = (args: readonly string[], config = 'desk.yaml', environment = {}) =>
  runDemarc(['dev-token', ...args, '--config', config], graph.folder, { environment });

describe('demarc dev-token', () => {
  test.each([
    ['nobody', [], seedRef('usr', 1, 1)],
    ['a number', ['2'], seedRef('usr', 1, 2)],
    ['two numbers', ['3.4'], seedRef('usr', 3, 4)],
    ['an id', [seedRef('usr', 7, 1)], seedRef('usr', 7, 1)],
  ])(
    'asked for %s, prints one token, good for 12 hours, and nothing else',
    async (_, args, sub) => {
      const { code, stdout, stderr } = await ask(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
      const jwks = JSON.parse(
        await readFile(devJwksFile(join(graph.folder, '.demarc/keys')), 'utf8'),
      ) as JSONWebKeySet;
      const { payload } = await jwtVerify(stdout.trim(), createLocalJWKSet(jwks), {
        issuer: 'urn:demarc:development',
        audience: 'demarc',
        algorithms: ['EdDSA'],
      });
      expect(payload.sub).toBe(sub);
      expect(Number(payload.exp) - Number(payload.iat)).toBe(12 * 60 * 60);
      expect(Math.abs(Number(payload.iat) * 1000 - Date.now())).toBeLessThan(60_000);
    },
  );

  test.each([['nobody@example.com'], ['0'], ['1.2.3'], ['usr_short'], ['1', '2']])(
    'asked for %s, says how to ask: exit 2',
    async (...args) => {
      const { code, stdout, stderr } = await ask(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('error: ');
    },
  );

  test.each([
    ['a graph that asks nobody', 'demarc.yaml', {}, 'has no key `identity`'],
    ['a graph of another issuer', 'elsewhere.yaml', {}, 'Sign in there.'],
    ['a production', 'desk.yaml', { NODE_ENV: 'production' }, 'Sign in there.'],
  ])('for %s, there is none: exit 1', async (_, config, environment, why) => {
    const { code, stdout, stderr } = await ask([], config, environment);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(why);
  });
});
