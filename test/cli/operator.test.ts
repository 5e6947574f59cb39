import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runDemarc, startDemarc } from '../kit/demarc-process.ts';
import { writeOwnGraph, type OwnGraph } from '../kit/own-graph.ts';
import { startStack, type Stack } from '../kit/stack.ts';
import { until } from '../kit/until.ts';

let graph: OwnGraph;
let stack: Stack;
beforeAll(async () => {
  graph = await writeOwnGraph();
  stack = await startStack(2, { home: graph.home });
  await graph.pointTo(stack);
}, 240_000);
afterAll(async () => {
  await stack.close();
  await graph.remove();
});

const demarc = (...args: string[]) => runDemarc(args, graph.folder);

interface StatusJson {
  readonly troubles: readonly string[];
  readonly gateways: readonly object[];
  readonly subgraphs: readonly {
    readonly name: string;
    readonly reason?: string;
    readonly feeds?: readonly { readonly consumer: string; readonly events?: number }[];
  }[];
}
async function readStatus(...args: string[]): Promise<StatusJson & { code: number | string }> {
  const { code, stdout } = await demarc('status', '--format', 'json', ...args);
  return { code, ...(JSON.parse(stdout) as StatusJson) };
}

describe('demarc status', () => {
  test('with all well: exit 0, with versions, database, locks, and no feed behind', async () => {
    await until('feeds have caught up', async () => (await readStatus('--lag', '0')).code === 0);
    const status = await readStatus();
    expect(status).toMatchObject({
      code: 0,
      graph: 'demarc',
      troubles: [],
      launcher: { isLocked: false },
      gateways: [{ url: new URL(stack.url).origin, isReady: true }],
      subgraphs: ['accounts', 'billing', 'workflows'].map((name) => ({
        name,
        url: stack.originOf(name),
        says: {
          version: '0.1.0',
          node: process.version,
          database: { engine: 'pglite', isReachable: true, locks: { waiting: 0 } },
        },
      })),
    });
    const feeds = status.subgraphs.flatMap((one) => one.feeds ?? []);
    expect(feeds).toEqual(
      ['accounts.collection-states', 'accounts.granted-features', 'billing.workflow-usage'].map(
        (consumer) =>
          expect.objectContaining({ consumer, events: 0, seconds: 0, failure: null }) as unknown,
      ),
    );
  });

  test('says the same as text, within 80 columns', async () => {
    const { code, stdout } = await demarc('status');
    expect(code).toBe(0);
    expect(stdout).toContain('All is well.');
    expect(stdout).toContain('billing.workflow-usage of workflows: has all');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('asks the gateways that it is told of', async () => {
    const status = await readStatus('--gateway', stack.url, '--gateway', 'http://127.0.0.1:1');
    expect(status).toMatchObject({
      code: 1,
      gateways: [{ isReady: true }, { url: 'http://127.0.0.1:1', isReady: false }],
      troubles: ['The gateway at http://127.0.0.1:1 is not ready.'],
    });
  });

  test('without the key of the graph: told by each subgraph, exit 1', async () => {
    const environment = { DEMARC_KEYS: join(graph.folder, 'others') };
    const { code, stdout } = await runDemarc(['status', '--format', 'json'], graph.folder, {
      environment,
    });
    const { troubles } = JSON.parse(stdout) as StatusJson;
    expect(code).toBe(1);
    expect(troubles).toHaveLength(3);
    expect(troubles[0]).toContain("accounts: it does not know the operator's key.");
  });

  test.each([
    ['--lag', 'soon'],
    ['--gateway', 'gateway-1'],
    ['--format', 'xml'],
  ])('asked wrongly with %s %s: exit 2', async (...args) => {
    expect(await demarc('status', ...args)).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('demarc job', () => {
  test('lists what there is, a sentence each', async () => {
    const { code, stdout } = await demarc('job');
    expect(code).toBe(0);
    expect(stdout).toContain('billing close-periods (by the clock)\n    ');
    expect(stdout).toContain('accounts rebuild-granted-features\n    ');
    expect((await demarc('job', 'workflows')).stdout).not.toContain('billing ');
  });

  test('runs one, and says what it did', async () => {
    const { code, stdout } = await demarc('job', 'billing', 'verify-ledger');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^billing verify-ledger: balances 0, [^\n]+\n$/) as unknown,
    });
  });

  test('takes the moment that it is told for now', async () => {
    const expire = (...args: string[]) => demarc('job', 'workflows', 'expire-approvals', ...args);
    // Long before the history begins nothing is due; after it, what nobody decided is.
    const early = await expire('--now', '2020-01-01T00:00:00Z');
    expect(early.stdout).toBe('workflows expire-approvals: expired 0\n');
    const late = await expire('--now', '2027-06-01T00:00:00+02:00');
    expect(late.stdout).toMatch(/^workflows expire-approvals: expired [1-9]\d*\n$/);
  });

  test('hands over what the job asks for', async () => {
    const { code, stdout } = await demarc(
      ...['job', 'accounts', 'register-user'],
      ...['--with', 'email=first@production.example', '--with', 'name=First = Person'],
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^accounts register-user: user usr_[0-9a-z]{26}, registered 1\n$/);
    const refused = await demarc('job', 'billing', 'dun', '--with', 'email=x');
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain('the input of dun is nothing');
  });

  test('runs all that the clock asks for, of every subgraph', async () => {
    const { code, stdout, stderr } = await demarc('job', '--all');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const job of ['billing close-periods', 'billing dun', 'workflows expire-approvals']) {
      expect(stdout).toContain(`${job}: `);
    }
    expect(stdout).not.toContain('rebuild-');
  });

  test('again and again until it is stopped, and goes on where one subgraph is down', async () => {
    const clock = startDemarc(['job', '--all', '--every', '1'], graph.folder);
    await clock.printed('workflows expire-approvals: ');
    await stack.stopSubgraph('billing');
    await clock.printed('billing does not answer at ');
    const before = clock.stdout.length;
    await until('another round has been', () =>
      clock.stdout.slice(before).includes('workflows expire-approvals: '),
    );
    const status = await readStatus();
    expect(status.code).toBe(1);
    expect(status.troubles).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`billing does not answer at ${stack.originOf('billing')}`),
      ]),
    );
    await stack.startSubgraph('billing');
    await clock.printed('billing dun: ');
    clock.kill('SIGTERM');
    expect(await clock.exited).toBe(0);
  }, 180_000);

  test.each([
    ['an unknown subgraph', ['nowhere', 'dun'], 'has no subgraph nowhere'],
    ['an unknown job', ['billing', 'dance'], 'billing has no job dance. It has: '],
    ['a moment without a zone', ['billing', 'dun', '--now', '2026-11-27'], 'with its zone'],
    ['--every alone', ['billing', 'dun', '--every', '60'], '--every goes with --all'],
    ['--all beside a job', ['billing', 'dun', '--all'], 'name no job beside it'],
    ['an input that is none', ['billing', 'dun', '--with', 'x'], 'name=value'],
  ])('asked wrongly, %s: exit 2', async (_, args, text) => {
    const { code, stdout, stderr } = await demarc('job', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(text);
  });
});

describe('demarc keys', () => {
  test('knows the processes of the graph, and no others: exit 2', async () => {
    const { code, stderr } = await demarc('keys', 'billing', 'proxy');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'has no process proxy. It has: gateway, operator, accounts, billing, workflows.',
    );
  });

  test('keeps those that a running graph signs with', async () => {
    const { code, stdout } = await demarc('keys');
    expect(code).toBe(0);
    expect(stdout.match(/^kept /gm)).toHaveLength(5);
    expect(await demarc('status')).toMatchObject({ code: 0 });
  });
});
