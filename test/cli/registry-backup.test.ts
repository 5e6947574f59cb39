import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  mintToken,
  openRegistry,
  registryDatabase,
  type Registry,
} from '@demarc/supergraph/registry';
import { runDemarc } from '../kit/demarc-process.ts';
import { engines } from '../kit/engines.ts';
import type { TestLocation } from '../kit/test-location.ts';

// Each command is a process, and asks another one which migrations it has.
jest.setTimeout(300_000);

const demarcYaml = `graph: small
owners: owners.yaml
gateway: { port: 1 }
control: { port: 2 }
subgraphs:
  - { name: left, contract: left.graphql, url: http://left.invalid/graphql }
`;
const ownersYaml =
  'teams: [{ id: all, name: All, contact: "#all", people: [], contexts: [left] }]\n';

// One story in steps: each test goes on where the one before has ended.
describe.each(engines)('the registry in a backup, on %s', (name, engine) => {
  let folder: string;
  let made: TestLocation | undefined;
  let environment: Record<string, string> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demarc-registry-backup-'));
    await writeFile(join(folder, 'demarc.yaml'), demarcYaml);
    await writeFile(join(folder, 'owners.yaml'), ownersYaml);
    await writeFile(join(folder, 'left.graphql'), 'type Query { left: Int }\n');
    // Of a context that is embedded a backup copies whatever is there.
    await mkdir(join(folder, '.demarc/data/left'), { recursive: true });
    await writeFile(join(folder, '.demarc/data/left/file'), 'left');
    if (name === 'PGlite') return;
    made = await engine.makeLocation(registryDatabase);
    const { location } = made;
    environment = { REGISTRY_DATABASE_URL: 'url' in location ? location.url : '' };
  });
  afterAll(async () => {
    await made?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const demarc = (...args: string[]) => runDemarc(args, folder, { environment });
  const inRegistry = async <Result>(work: (registry: Registry) => Promise<Result>) => {
    const registry = await openRegistry(
      made?.location ?? { folder: join(folder, '.demarc/data/registry') },
    );
    try {
      return await work(registry);
    } finally {
      await registry.close();
    }
  };
  const makeToken = (label: string) =>
    inRegistry((registry) =>
      registry.write(async (writer) => {
        const actor = { kind: 'ADMIN', id: 'token:test', team: undefined } as const;
        const act = await writer.act({ actor, kind: 'TOKEN_CREATED', outcome: {} });
        await writer.createToken(mintToken(), { kind: 'READER', label, act });
      }),
    );
  const labels = () =>
    inRegistry(async (registry) => (await registry.tokens()).map(({ label }) => label));

  test('is missed where it is not there', async () => {
    if (made !== undefined) return;
    const { code, stderr } = await demarc('backup', 'aside');
    expect(stderr).toContain('registry: no data on this machine');
    expect(code).toBe(1);
  });

  test('is put aside with the contexts', async () => {
    await makeToken('before');
    const { code, stdout, stderr } = await demarc('backup', 'aside');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      made === undefined ? /^registry {2}pglite/m : /^registry {2}postgresql/m,
    );
  });

  test('is put back alone, as it was, with what refuses to be changed', async () => {
    await makeToken('after');
    const held = await demarc('restore', 'aside', 'registry');
    expect(held.stderr).toContain('registry has data already');
    expect(held.code).toBe(1);
    const { code, stderr } = await demarc('restore', 'aside', 'registry', '--force');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await labels()).toEqual(['before']);
    await makeToken('afterwards');
    expect((await labels()).toSorted()).toEqual(['afterwards', 'before']);
  });
});
