import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { runDemarc, startDemarc } from '../../kit/demarc-process.ts';
import { freePorts } from '../../kit/free-ports.ts';
import { misbehaviours, startMisbehavingServer } from '../../kit/misbehaving-server.ts';
import { writeOwnedGraph } from '../../kit/owned-graph.ts';
import { startRegistryCommands, type RegistryCommands } from './registry-commands.ts';

// Each command is a process.
jest.setTimeout(240_000);

let control: RegistryCommands['control'];
let tokens: RegistryCommands['tokens'];
let demarc: RegistryCommands['demarc'];
beforeAll(async () => {
  ({ control, tokens, demarc } = await startRegistryCommands());
});
afterAll(() => control.close());

describe('tokens', () => {
  test('the secret is all of stdout, once, and holds until it is revoked', async () => {
    const made = await demarc(['token', 'create', '--team', 'reviews', '--label', 'CI of reviews']);
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(/^demarc_[0-9a-f]{16}_[\w-]{43}\n$/);
    const secret = made.stdout.trim();
    const [, id = ''] = secret.split('_');
    expect(made.stderr).toContain(`Token ${id} for reviews: CI of reviews.`);
    expect(made.stderr).not.toContain(secret);

    expect((await demarc(['history'], secret)).code).toBe(0);
    const listed = await demarc(['token', 'list']);
    expect(listed.stdout).toContain(`${id} reviews CI of reviews`);
    expect(listed.stdout).not.toContain(secret.slice(-43));

    const revoked = await demarc(['token', 'revoke', id, '--reason', 'It was in a log.']);
    expect(revoked).toMatchObject({ code: 0, stderr: '' });
    const refused = await demarc(['publish'], secret);
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain('DEMARC_REGISTRY_TOKEN');
    expect(refused.stderr).not.toContain(secret.slice(-43));
    expect((await demarc(['token', 'list'])).stdout).not.toContain(id);
    expect((await demarc(['token', 'list', '--all'])).stdout).toContain('revoked 20');
  });

  test('a team makes none, and there is none for a team that nobody knows', async () => {
    const args = ['token', 'create', '--admin', '--label', 'mine'];
    expect(await demarc(args, tokens.reviews)).toMatchObject({ code: 1, stdout: '' });
    const unknown = await demarc(['token', 'create', '--team', 'nobody', '--label', 'x']);
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect((await demarc(['token', 'list'], tokens.reviews)).code).toBe(3);
  });

  test('whoever names the token where its id belongs is told so, and does not see it again', async () => {
    const { code, stderr } = await demarc(['token', 'revoke', tokens.reader, '--reason', 'x']);
    expect(code).toBe(2);
    expect(stderr).toContain('name the id alone');
    expect(stderr).not.toContain(tokens.reader);
  });
});

describe('wrong usage', () => {
  test.each([
    [['publish', 'shop'], 'no subgraph shop'],
    [['publish', '--contract', 'reviews.graphql'], 'the name of one subgraph'],
    [['publish', 'reviews', '--remove', 'reviews'], 'published and removed at once'],
    [['publish', '--based-on', 'none'], 'whole number'],
    [['rollback', '1'], '--reason'],
    [['approve', 'c_1'], '--reason'],
    [['approve', '--reason', 'x'], 'name the change'],
    [['approve', 'c_1', '-r', 'x', '--expires', 'soon'], 'a day (YYYY-MM-DD)'],
    [['token', 'create', '--label', 'x'], 'one of --team TEAM'],
    [['token', 'create', '--label', 'x', '--admin', '--reader'], 'one of --team TEAM'],
    [['schema', '--at', '1'], '--at goes with --registry'],
    [['diff', '--registry', '1', 'HEAD'], 'the numbers of two versions'],
    [['check', '--registry', '--base-ref', 'HEAD'], 'name no other base'],
    [['pin', 'sha256:1'], 'sha256: and 64 digits'],
  ])('demarc %j', async (args, message) => {
    const { code, stdout, stderr } = await demarc(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a password in --registry is not repeated', async () => {
    const { code, stderr } = await demarc(['history', '--registry', 'http://me:secret@x']);
    expect(code).toBe(2);
    expect(stderr).not.toContain('secret');
  });
});

describe('a registry that cannot be asked', () => {
  test.each(['check --registry', 'publish', 'history'])(
    'ends `demarc %s` with exit code 3 and says what to do',
    async (typed) => {
      const server = await startMisbehavingServer(misbehaviours['HTTP 200 with HTML']);
      try {
        const { code, stdout, stderr } = await runDemarc(typed.split(' '), control.folder, {
          environment: { DEMARC_REGISTRY: new URL(server.url).origin },
        });
        expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
        expect(stderr).toContain('not as a registry does. Is it running');
      } finally {
        await server.stop();
      }
    },
  );
});

describe('demarc pin', () => {
  const file = () => join(control.home, 'gateway', 'pin');

  test('writes what gateways read, tells it, and takes it off again', async () => {
    expect((await demarc(['pin'])).stdout).toBe('No pin: gateways follow the registry.\n');
    const digest = `sha256:${'0a'.repeat(32)}`;
    for (const at of ['previous', digest]) {
      expect((await demarc(['pin', at])).code).toBe(0);
      expect(await readFile(file(), 'utf8')).toBe(`${at}\n`);
      expect((await demarc(['pin'])).stdout).toContain(`Gateways are held at ${at} (`);
    }
    expect((await demarc(['pin', 'off'])).stdout).toBe('Gateways follow the registry again.\n');
    await expect(readFile(file())).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await demarc(['pin', 'off'])).code).toBe(0);
  });
});

describe('demarc registry', () => {
  test('runs the registry until it is stopped, and tells the first token on stderr alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'demarc-registry-'));
    await writeOwnedGraph(folder);
    const [port = 0] = await freePorts(1);
    const running = startDemarc(['registry', '--port', String(port)], folder);
    try {
      await running.printed('the registry is ready at');
      const environment = { DEMARC_REGISTRY: `http://127.0.0.1:${port}` };
      expect(await runDemarc(['history'], folder, { environment })).toMatchObject({ code: 0 });
      expect(running.stderr).toContain("Its first admin's token");
      expect(running.stdout).not.toContain('demarc_');
    } finally {
      running.kill('SIGTERM');
      expect(await running.exited).toBe(0);
      await rm(folder, { recursive: true, force: true });
    }
  });
});
