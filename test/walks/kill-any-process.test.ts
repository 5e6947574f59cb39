import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccounts } from '@demarc/accounts';
import { billing } from '@demarc/billing';
import { openDatabase } from '@demarc/foundation/database';
import { asSystem, seedRef, type SubgraphDefinition } from '@demarc/kit';
import { workflows } from '@demarc/workflows';
import { engines } from '../kit/engines.ts';
import { startStack, type Answer, type Stack } from '../kit/stack.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { until } from '../kit/until.ts';

const dataKey = Buffer.alloc(32, 7);
const definitions: Readonly<Record<string, Pick<SubgraphDefinition<never>, 'database'>>> = {
  accounts: createAccounts(dataKey),
  billing,
  workflows,
};
const processes = ['gateway', ...Object.keys(definitions)];
const ROUNDS = 3;
const MAX_TRIES = 2_000;
const organizationId = seedRef('org', 1);
const workspaceId = seedRef('wsp', 1, 1);

const createWorkspace = `mutation ($requestId: ID!, $organizationId: ID!, $name: String!) {
  did: createWorkspace(input: { requestId: $requestId, organizationId: $organizationId, name: $name }) {
    __typename ... on CreateWorkspacePayload { workspace { name } }
  }
}`;
const recordUsage = `mutation ($requestId: ID!, $organizationId: ID!, $name: String!, $now: DateTime!) {
  did: recordUsage(input: {
    requestId: $requestId, organizationId: $organizationId, source: "killed"
    events: [{ eventId: $name, meterCode: "api-calls", quantity: "1", occurredAt: $now }]
  }) { __typename ... on RecordUsagePayload { recordedCount } }
}`;
const startRun = `mutation ($requestId: ID!, $definitionId: ID!, $workspaceId: ID!) {
  did: startRun(input: { requestId: $requestId, definitionId: $definitionId, workspaceId: $workspaceId }) {
    __typename ... on StartRunPayload { run { id state } }
  }
}`;

type Did = Answer<{
  readonly did: { readonly __typename: string; readonly [name: string]: unknown } | null;
} | null>;

// Embedded databases take seconds to wake up: what is embedded is killed in test/write-path.
const servers = engines.filter(([name]) => name === 'PostgreSQL');

(servers.length > 0 ? describe : describe.skip).each(servers)(
  'the whole graph on %s',
  (_name, engine) => {
    const places = new Map<string, TestLocation>();
    let stack: Stack;
    beforeAll(async () => {
      const environment: Record<string, string> = { ACCOUNTS_DATA_KEY: dataKey.toString('base64') };
      for (const [name, { database }] of Object.entries(definitions)) {
        const place = await engine.makeLocation(database);
        places.set(name, place);
        if ('url' in place.location)
          environment[`${name.toUpperCase()}_DATABASE_URL`] = place.location.url;
      }
      stack = await startStack(2, { environment });
    }, 120_000);
    afterAll(async () => {
      await stack.close();
      for (const place of places.values()) await place.remove();
    });

    /** Sends a write, again and again with the same request id, until it is answered. */
    async function write(query: string, variables: Readonly<Record<string, string>>) {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const answer = await stack.execute<Did['data']>(query, variables).catch(() => undefined);
        const did = answer?.data?.did;
        if (did != null && answer?.errors === undefined) return did;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`No answer to ${variables['requestId']}.`);
    }

    /** Reads a context's database as its machine does. */
    async function read(context: string, sql: string): Promise<Record<string, unknown>[]> {
      const definition = definitions[context];
      const place = places.get(context);
      if (!definition || !place) throw new Error(`There is no context ${context}.`);
      const database = await openDatabase(definition.database, place.location);
      try {
        return await asSystem(database.fork(), (em) => em.execute(sql));
      } finally {
        await database.close();
      }
    }

    test('loses no answered write, does none twice, and every feed catches up, whatever is killed', async () => {
      const published = await stack.execute<{ did: { definition: { id: string } } }>(
        `mutation ($organizationId: ID!) { did: publishWorkflowDefinition(input: {
        requestId: "definition-to-be-killed", organizationId: $organizationId, key: "killed", name: "Killed"
        steps: [{ key: "check", name: "Check", kind: ACTION }]
      }) { ... on PublishWorkflowDefinitionPayload { definition { id } } } }`,
        { organizationId },
      );
      const definitionId = published.data.did.definition.id;
      const answered = { workspaces: 0, usage: 0, runs: [] as string[] };
      let isOver = false;
      const writers = [
        async (count: number) => {
          const variables = {
            requestId: `workspace-${count}`.padEnd(16, '.'),
            organizationId,
            name: `killed ${count}`,
          };
          const did = await write(createWorkspace, variables);
          expect(did).toMatchObject({ __typename: 'CreateWorkspacePayload' });
          answered.workspaces += 1;
        },
        async (count: number) => {
          const now = new Date(Date.now() - 1000).toISOString();
          const variables = {
            requestId: `usage-${count}`.padEnd(16, '.'),
            organizationId,
            name: `killed ${count}`.replace(' ', '-'),
            now,
          };
          expect(await write(recordUsage, variables)).toMatchObject({ recordedCount: 1 });
          answered.usage += 1;
        },
        async (count: number) => {
          const variables = {
            requestId: `run-${count}`.padEnd(16, '.'),
            definitionId,
            workspaceId,
          };
          const { run } = (await write(startRun, variables)) as { run?: { id: string } };
          answered.runs.push(run?.id ?? 'none');
        },
      ].map(async (writeOne) => {
        for (let count = 1; !isOver; count += 1) await writeOne(count);
      });
      const total = () => answered.workspaces + answered.usage + answered.runs.length;
      for (let killed = 0; killed < ROUNDS * processes.length; killed += 1) {
        const wanted = total() + 3;
        await until('more is written', () => total() >= wanted);
        const name = processes[killed % processes.length] ?? 'gateway';
        await stack.stopSubgraph(name, 'SIGKILL');
        await stack.startSubgraph(name);
      }
      isOver = true;
      await Promise.all(writers);

      expect(
        await read(
          'accounts',
          `select count(*) as all, count(distinct name) as each from workspaces where name like 'killed %'`,
        ),
      ).toEqual([{ all: String(answered.workspaces), each: String(answered.workspaces) }]);
      expect(
        await read(
          'billing',
          `select count(*) as all, sum(quantity)::int as sum from usage_events where event_id like 'killed-%'`,
        ),
      ).toEqual([{ all: String(answered.usage), sum: answered.usage }]);
      const runs = await read(
        'workflows',
        `select workflow_runs.public_ref from workflow_runs join definition_versions using (definition_version_id)
      join workflow_definitions using (workflow_definition_id) where key = 'killed' and state = 'COMPLETED'`,
      );
      expect(runs.map(({ public_ref: ref }) => ref).sort()).toEqual(answered.runs.toSorted());
      const metered = () =>
        read(
          'billing',
          `select workflow_run_ref, count(*)::int as times from usage_events
      where workflow_run_ref in (${answered.runs.map((ref) => `'${ref}'`).join(', ')}) group by 1`,
        );
      await until(
        'billing has metered every run',
        async () => (await metered()).length >= answered.runs.length,
      );
      expect((await metered()).filter(({ times }) => times !== 1)).toEqual([]);
    }, 240_000);
  },
);
