import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccounts } from '@demarc/accounts';
import { billing } from '@demarc/billing';
import { readConfig } from '@demarc/foundation/config';
import {
  openDatabase,
  type DatabaseDefinition,
  type DatabaseLocation,
} from '@demarc/foundation/database';
import { seedRef } from '@demarc/foundation/refs';
import { asSystem } from '@demarc/kit';
import { workflows } from '@demarc/workflows';
import { readGraphStatus } from '../../supergraph/cli/status/read-graph-status.ts';
import { runDemarc } from '../kit/demarc-process.ts';
import { writeOwnGraph, type OwnGraph } from '../kit/own-graph.ts';
import { makePostgresDatabase } from '../kit/postgres-database.ts';
import { startStack, type Stack } from '../kit/stack.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { until } from '../kit/until.ts';

const definitions: Readonly<Record<string, DatabaseDefinition>> = {
  accounts: createAccounts(Buffer.alloc(32, 7)).database,
  billing: billing.database,
  workflows: workflows.database,
};
const postgres = process.env['DEMARC_TEST_POSTGRES'] ?? '';
const engines = ['PGlite', ...(postgres === '' ? [] : ['PostgreSQL'])];

// One story in steps: each test goes on where the one before has ended.
describe.each(engines)('a restore drill on %s', (engine) => {
  let graph: OwnGraph;
  let databases: Readonly<Record<string, TestLocation>> = {};
  let environment: Record<string, string> = {};
  let stack: Stack | undefined;

  beforeAll(async () => {
    graph = await writeOwnGraph();
    if (engine !== 'PostgreSQL') return;
    const made = Object.keys(definitions).map(
      async (name) => [name, await makePostgresDatabase(postgres, name)] as const,
    );
    databases = Object.fromEntries(await Promise.all(made));
    environment = { ACCOUNTS_DATA_KEY: Buffer.alloc(32, 7).toString('base64') };
    for (const [name, { location }] of Object.entries(databases)) {
      environment[`${name.toUpperCase()}_DATABASE_URL`] = 'url' in location ? location.url : '';
    }
  });
  afterAll(async () => {
    await stack?.close();
    for (const { remove } of Object.values(databases)) await remove();
    await graph.remove();
  });

  const demarc = (...args: string[]) => runDemarc(args, graph.folder, { environment });
  const locationOf = (name: string): DatabaseLocation =>
    databases[name]?.location ?? { folder: join(graph.home, 'data', name) };

  async function start(): Promise<Stack> {
    stack = await startStack(2, { home: graph.home, environment });
    await graph.pointTo(stack);
    return stack;
  }
  async function stop(): Promise<void> {
    await stack?.close();
    stack = undefined;
  }
  const running = (): Stack => {
    if (stack === undefined) throw new Error('The drill is not at a step where the graph runs.');
    return stack;
  };

  /** Writes something and has it acknowledged. */
  async function createWorkspace(name: string): Promise<void> {
    const { data, errors } = await running().execute<{ createWorkspace: { __typename: string } }>(
      `mutation ($input: CreateWorkspaceInput!) { createWorkspace(input: $input) { __typename } }`,
      { input: { requestId: randomUUID(), organizationId: seedRef('org', 1), name } },
    );
    expect(errors).toBeUndefined();
    expect(data.createWorkspace.__typename).toBe('CreateWorkspacePayload');
  }
  async function workspaces(): Promise<readonly string[]> {
    const { data } = await running().execute<{
      organization: { workspaces: { nodes: readonly { name: string }[] } };
    }>(`query ($id: ID!) { organization(id: $id) { workspaces(first: 50) { nodes { name } } } }`, {
      id: seedRef('org', 1),
    });
    return data.organization.workspaces.nodes.map(({ name }) => name);
  }
  /** Finalizes the one draft that the seed has, as long as it is one. */
  async function finalizeDraft(): Promise<void> {
    const { data } = await running().execute<{
      organization: { billing: { invoices: { nodes: readonly { id: string; state: string }[] } } };
    }>(
      `query ($id: ID!) { organization(id: $id) { billing { invoices(first: 50) { nodes { id state } } } } }`,
      { id: seedRef('org', 1) },
    );
    const draft = data.organization.billing.invoices.nodes.find(({ state }) => state === 'DRAFT');
    const answer = await running().execute<{ finalizeInvoice: { __typename: string } }>(
      `mutation ($input: FinalizeInvoiceInput!) { finalizeInvoice(input: $input) { __typename } }`,
      { input: { requestId: randomUUID(), invoiceId: draft?.id ?? 'none' } },
    );
    expect(answer.data.finalizeInvoice.__typename).toBe('FinalizeInvoicePayload');
  }
  /** Every consumer has all that its source has. */
  async function caughtUp(): Promise<void> {
    const read = await readConfig(join(graph.folder, 'demarc.yaml'));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const request = { config: read.config, gateways: [], lagSeconds: 0 };
    let troubles: readonly string[] = [];
    await until('every consumer has caught up', async () => {
      const status = await readGraphStatus({ ...request, now: new Date() });
      ({ troubles } = status);
      const feeds = status.subgraphs.flatMap((one) => ('reason' in one ? [] : one.feeds));
      return feeds.length === 3 && feeds.every(({ events }) => events === 0);
    }).catch((error: unknown) => {
      throw new Error(troubles.join('\n'), { cause: error });
    });
  }
  async function rows(name: string, sql: string): Promise<Record<string, unknown>[]> {
    const definition = definitions[name];
    if (definition === undefined) throw new Error(`There is no context ${name}.`);
    const database = await openDatabase(definition, locationOf(name));
    try {
      return await asSystem(database.fork(), (em): Promise<Record<string, unknown>[]> =>
        em.execute(sql),
      );
    } finally {
      await database.close();
    }
  }
  const lastFinalized = `select event_id from domain_events
    where event_type = 'billing.invoice.finalized.v1' order by domain_event_id desc limit 1`;

  test('a backup is taken of what was acknowledged', async () => {
    await start();
    await createWorkspace('Before');
    await caughtUp();
    if (engine === 'PGlite') {
      // Nobody has it open, or there is no copy.
      const early = await demarc('backup', 'aside');
      expect(early.code).toBe(3);
      expect(early.stderr).toContain('is in use by another process of Demarc');
      await stop();
    }
    const taken = await demarc('backup', 'aside');
    expect(taken).toMatchObject({ code: 0, stderr: '' });
    expect(taken.stdout).toContain('aside: the data of demarc at ');
    const again = await demarc('backup', 'aside');
    expect(again).toMatchObject({ code: 1, stdout: '' });
  }, 240_000);

  test('what is written later is consumed, and lost by what comes', async () => {
    if (stack === undefined) await start();
    await createWorkspace('After');
    await finalizeDraft();
    await caughtUp();
    expect(await workspaces()).toEqual(expect.arrayContaining(['Before', 'After']));
    if (engine === 'PostgreSQL') {
      const early = await demarc('restore', 'aside', 'billing', '--force');
      expect(early.code).toBe(1);
      expect(early.stderr).toMatch(/\d+ sessions are connected to the database of billing/);
    }
    await stop();
  }, 240_000);

  test('data that is there makes no place unless that is said', async () => {
    const refused = await demarc('restore', 'aside');
    expect(refused.code).toBe(1);
    expect(refused.stderr.match(/has data already/g)).toHaveLength(3);
    expect(refused.stderr).toContain('Nothing was changed.');
  }, 120_000);

  test('one context is put back, and those that follow it miss nothing that it does then', async () => {
    const restored = await demarc('restore', 'aside', 'billing', '--force');
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    await start();
    expect(await workspaces()).toContain('After');
    // A draft again: what finalized it is gone, and accounts has seen that.
    await finalizeDraft();
    await caughtUp();
    await stop();
    const [fact] = await rows('billing', lastFinalized);
    const seen = await rows(
      'accounts',
      `select consumer from inbox_events where event_id = '${String(fact?.['event_id'])}' order by 1`,
    );
    expect(seen.map(({ consumer }) => consumer)).toEqual([
      'accounts.collection-states',
      'accounts.granted-features',
    ]);
  }, 240_000);

  test('all of it is put back: what was acknowledged is there, and what came later is not', async () => {
    const restored = await demarc('restore', 'aside', '--force');
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    await start();
    const names = await workspaces();
    expect(names).toContain('Before');
    expect(names).not.toContain('After');
    await finalizeDraft();
    await caughtUp();
  }, 240_000);

  test('the ledger is balanced, balances are sums, and numbers have no gap', async () => {
    const { code, stdout } = await demarc('job', 'billing', 'verify-ledger');
    expect(code).toBe(0);
    const counts = [...stdout.matchAll(/\d+/g)].map(([count]) => count);
    expect(counts.length).toBeGreaterThan(3);
    expect(new Set(counts)).toEqual(new Set(['0']));
    const rebuilt = await demarc('job', 'accounts', 'rebuild-granted-features');
    expect(rebuilt.code).toBe(0);
    expect(await demarc('status')).toMatchObject({ code: 0 });
  }, 120_000);

  test('facts are in order, and none is missing', async () => {
    await stop();
    for (const name of Object.keys(definitions)) {
      const gaps = await rows(
        name,
        `select aggregate_type, aggregate_id from domain_events group by 1, 2
         having count(*) <> max(aggregate_seq)`,
      );
      expect([name, gaps]).toEqual([name, []]);
      const turned = await rows(
        name,
        `select * from (select epoch, lag(epoch) over (order by domain_event_id) as before
         from domain_events) as steps where before > epoch`,
      );
      expect([name, turned]).toEqual([name, []]);
    }
  }, 120_000);
});
