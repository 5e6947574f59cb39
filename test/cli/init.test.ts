import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSigningKey, signInternalToken } from '@demarc/foundation/identity';
import type { ChildMessage } from '@demarc/foundation/process';
import { seedRef } from '@demarc/kit';
import { check, getFileInfo, resolveConfig } from 'prettier';
import { runDemarc } from '../kit/demarc-process.ts';
import { memberOf } from '../kit/identities.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let root: string;
let count = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'demarc-init-'));
});
afterAll(async () => rm(root, { recursive: true }));

async function emptyFolder(): Promise<string> {
  const folder = join(root, `graph-${count++}`);
  await mkdir(folder);
  return folder;
}
const readIn = (folder: string) => (path: string) => readFile(join(folder, path), 'utf8');

describe('in an empty folder', () => {
  test('a graph begins: contract, demarc.yaml, owners.yaml, and it passes without a remark', async () => {
    const folder = await emptyFolder();
    const init = await runDemarc(['init', 'order-tracking'], folder);
    expect(init).toMatchObject({ code: 0, stderr: '' });
    expect(init.stdout).toContain('order-tracking passes the check.');
    // The program that serves it is written elsewhere: npm has nothing to run.
    expect(init.stdout).not.toContain('npm');

    const read = readIn(folder);
    expect(await read('demarc.yaml')).toContain(`subgraphs:
  - name: order-tracking
    contract: subgraphs/order-tracking/schema.graphql
    url: http://127.0.0.1:4001/graphql
`);
    expect(await read('owners.yaml')).toContain('name: Order tracking');
    const checked = await runDemarc(['check', '--format', 'json'], folder);
    expect(JSON.parse(checked.stdout)).toMatchObject({
      verdict: 'PASSED',
      steps: [{ findings: [] }, { findings: [] }, {}, {}],
    });
  });

  test('a second subgraph gets the next port, and an owner that is there; comments stay', async () => {
    const folder = await emptyFolder();
    const read = readIn(folder);
    await runDemarc(['init', 'inventory', '--owner', 'logistics'], folder);
    await writeFile(join(folder, 'demarc.yaml'), `${await read('demarc.yaml')}# the end\n`);
    const second = await runDemarc(
      ['init', 'shipping', '--owner', 'logistics', '--folder', 'ship'],
      folder,
    );
    expect(second).toMatchObject({ code: 0, stderr: '' });
    const demarc = await read('demarc.yaml');
    expect(demarc).toContain(
      'contract: ship/schema.graphql\n    url: http://127.0.0.1:4002/graphql',
    );
    expect(demarc).toContain('# This graph: its contexts and doors.');
    expect(demarc).toContain('# the end');
    expect(await read('owners.yaml')).toContain('contexts:\n      - inventory\n      - shipping');
  });

  test('what is there is never written over', async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, 'subgraphs/inventory'), { recursive: true });
    await writeFile(join(folder, 'subgraphs/inventory/schema.graphql'), 'mine');
    expect(await runDemarc(['init', 'inventory'], folder)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'subgraphs/inventory/schema.graphql is there already. Nothing was written.\n',
    });
    expect(await readIn(folder)('subgraphs/inventory/schema.graphql')).toBe('mine');
    await expect(readIn(folder)('demarc.yaml')).rejects.toThrow('ENOENT');
  });

  test.each(['Inventory', '../x', 'a--b', 'gateway', ''])(
    'a name that nothing could hold is wrong usage: %j',
    async (name) => {
      const folder = await emptyFolder();
      expect((await runDemarc(['init', name], folder)).code).toBe(2);
      await expect(readIn(folder)('demarc.yaml')).rejects.toThrow('ENOENT');
    },
  );

  test('a subgraph that is there already is wrong usage', async () => {
    const folder = await emptyFolder();
    await runDemarc(['init', 'inventory'], folder);
    const again = await runDemarc(['init', 'inventory', '--folder', 'elsewhere'], folder);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('demarc.yaml has a subgraph inventory already.');
  });
});

describe('beside the kit', () => {
  test('the program is written too: in the style of the house, and it serves', async () => {
    const folder = await emptyFolder();
    await cp(
      join(repository, 'subgraphs/kit/package.json'),
      join(folder, 'subgraphs/kit/package.json'),
    );
    await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'));
    const { stdout } = await runDemarc(['init', 'inventory'], folder);
    expect(stdout).toContain('`npm start` runs it');
    const files = [...stdout.matchAll(/^wrote (\S+\.(?:ts|graphql|json))$/gm)].map(
      ([, file]) => file ?? '',
    );
    expect(files).toHaveLength(11);

    const options = await resolveConfig(join(repository, 'package.json'));
    for (const file of files) {
      const { inferredParser } = await getFileInfo(file);
      const text = await readIn(folder)(file);
      expect([file, await check(text, { ...options, parser: inferredParser ?? '' })]).toEqual([
        file,
        true,
      ]);
    }
    expect(await readIn(folder)('demarc.yaml')).toContain(
      'start: node subgraphs/inventory/main.ts',
    );
    const item = seedRef('inventory', 1);
    const query = `{ inventoryItem(id: "${item}") { name } }`;
    expect(await askProgram(folder, query, seedRef('org', 1))).toEqual({
      data: { inventoryItem: { name: 'Example 1' } },
    });
    expect(await askProgram(folder, query, seedRef('org', 2))).toEqual({
      data: { inventoryItem: null },
    });
  });
});

/** Starts the written program as the launcher does, asks it one question as a member, and stops it. */
async function askProgram(folder: string, query: string, organization: string): Promise<unknown> {
  const child = spawn(process.execPath, ['subgraphs/inventory/main.ts'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DEMARC_HOME: join(folder, '.demarc'), DEMARC_PORT: '0' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const said = await new Promise<ChildMessage>((resolve, reject) => {
    child.on('message', (message) => {
      const { type } = message as ChildMessage;
      if (type === 'ready' || type === 'failed') resolve(message as ChildMessage);
    });
    void exited.then((code) => reject(new Error(`The program ended with ${String(code)}.`)));
  });
  try {
    if (said.type !== 'ready') throw new Error(JSON.stringify(said));
    const keys = { folder: join(folder, '.demarc/keys'), mayCreate: true };
    const body = JSON.stringify({ query });
    const token = await signInternalToken(
      await openSigningKey('gateway', keys),
      memberOf([organization]),
      { audience: 'inventory', method: 'POST', path: '/graphql', body },
    );
    const response = await fetch(said.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    });
    return await response.json();
  } finally {
    child.disconnect();
    await exited;
  }
}
