import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actAs, seedRef } from '@demarc/kit';
import type { Identity } from '@demarc/foundation/identity';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { undone } from '../../kit/undone.ts';
import { refusalOf } from './refusal.ts';

const ORGANIZATIONS = 4;
const organizations = Array.from({ length: ORGANIZATIONS }, (_, n) => seedRef('org', n + 1));
const second = memberOf([seedRef('org', 2)]);

const run = 'join workflow_runs using (workflow_run_id)';

/** Every table that holds something of a tenant's, and how its rows are found to be whose. */
const tables = [
  { table: 'workflow_definitions', from: '' },
  {
    table: 'definition_versions',
    from: 'join workflow_definitions using (workflow_definition_id)',
  },
  { table: 'workflow_runs', from: '' },
  { table: 'run_steps', from: run },
  { table: 'workflow_transitions', from: run },
  { table: 'approval_requests', from: run },
  {
    table: 'approval_decisions',
    from: `join approval_requests using (approval_request_id) ${run}`,
  },
] as const;

/** The same for everybody. */
const ofNobody = ['run_state_machine'];

/** The kit's own tables, which its own tests are for. */
const KIT = /^(idempotency_|domain_events|outbox_|inbox_|seeds|migration_|schema_migrations)/;

/** Rows that would be another tenant's, of the first organization. */
const foreign = [
  {
    what: 'a definition',
    sql: `insert into workflow_definitions (public_ref, organization_ref, key, name)
      values ('wfd_zzzzzzzzzzzzzzzzzzzzzzzzzz', '${seedRef('org', 1)}', 'foreign', 'Foreign')`,
    code: '42501',
  },
  {
    what: 'a version',
    sql: `insert into definition_versions (workflow_definition_id, version_number, body, body_hash, published_by_ref)
      values (1, 3, '{"steps": [1]}', sha256('{"steps":[1]}'), '${seedRef('usr', 2, 1)}')`,
    code: '42501',
  },
  {
    what: 'a run',
    sql: `insert into workflow_runs (public_ref, definition_version_id, organization_ref, workspace_ref, requested_by_ref)
      values ('run_zzzzzzzzzzzzzzzzzzzzzzzzzz', 1, '${seedRef('org', 1)}', '${seedRef('wsp', 1, 1)}', '${seedRef('usr', 2, 1)}')`,
    // The definition is not seen, which is said first.
    code: '23514',
  },
  {
    what: 'a run of its own, by a definition of another',
    sql: `insert into workflow_runs (public_ref, definition_version_id, organization_ref, workspace_ref, requested_by_ref)
      values ('run_zzzzzzzzzzzzzzzzzzzzzzzzzz', 1, '${seedRef('org', 2)}', '${seedRef('wsp', 2, 1)}', '${seedRef('usr', 2, 1)}')`,
    code: '23514',
  },
  {
    what: 'a step',
    sql: `insert into run_steps (workflow_run_id, step_key) values (:run, 'extract')`,
    code: '23514',
  },
  {
    what: 'a move',
    sql: `insert into workflow_transitions (workflow_run_id, event, actor_ref, evidence, request_id, trace_id)
      values (:run, 'cancel', '${seedRef('usr', 2, 1)}', '{"because": "mine"}', 'mine', 'mine')`,
    code: '42501',
  },
  {
    what: 'a decision',
    sql: `insert into approval_decisions (approval_request_id, actor_ref, decision)
      values (:request, ':approver', 'APPROVE')`,
    code: '42501',
  },
] as const;

describe.each(engines)('tenants of workflows on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  const known: Record<string, string> = {};
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: ORGANIZATIONS });
    const [waiting = {}] = await workflows.owner(
      `select workflow_run_id as run, approval_request_id as request, asked.approver_refs[1] as approver
       from approval_requests as asked ${run}
       where organization_ref = ? and asked.state = 'PENDING' limit 1`,
      [seedRef('org', 1)],
    );
    for (const [name, value] of Object.entries(waiting)) known[name] = String(value);
  });
  afterAll(() => workflows.close());

  /** As the application does, for somebody; what is written is taken back. */
  function as(actor: Identity | null, sql: string): Promise<Record<string, unknown>[]> {
    return undone(workflows.database, async (em) => {
      if (actor) await actAs(em, actor);
      return em.execute(sql);
    });
  }
  const fill = (sql: string) =>
    sql.replaceAll(/(?<!:):(run|request|approver)\b/g, (_, name: string) => known[name] ?? '');
  const firstColumn = (rows: readonly Record<string, unknown>[]) =>
    rows.map((row) => String(Object.values(row)[0]));

  test('every table is under row-level security, or is nobody’s', async () => {
    const free = await workflows.owner(
      `select relname from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`,
    );
    expect(firstColumn(free).filter((name) => !KIT.test(name))).toEqual(ofNobody);
  });

  describe.each(tables)('of $table', ({ table, from }) => {
    const every = `select ${table}.* from ${table}`;

    test('each sees its own rows, all of them and no other', async () => {
      let seen = 0;
      for (const organization of organizations) {
        const own = await workflows.owner(
          `${every} ${from} where organization_ref = ? order by 1`,
          [organization],
        );
        const visible = await as(memberOf([organization], []), `${every} order by 1`);
        expect(firstColumn(visible)).toEqual(firstColumn(own));
        seen += own.length;
      }
      const [all] = await workflows.owner(`select count(*)::int as count from ${table}`);
      expect(seen).toBe(all?.['count']);
      expect(seen).toBeGreaterThan(0);
    });

    test('whoever says nothing of a tenant sees nothing', async () => {
      expect(await as(null, every)).toEqual([]);
      expect(await as({ subject: 'service:gateway', grants: [] }, every)).toEqual([]);
    });
  });

  test.each(foreign)('nobody adds $what to another', async ({ sql, code }) => {
    expect(await refusalOf(as(second, fill(sql)))).toMatchObject({ code });
  });

  test('nobody changes a step of another, nor renames a definition', async () => {
    const step = `update run_steps set state = 'CANCELLED', finished_at = now()
      where workflow_run_id = :run and state = 'RUNNING' returning 1`;
    const name = `update workflow_definitions set name = 'Mine' where workflow_definition_id = 1 returning 1`;
    const first = memberOf([seedRef('org', 1)]);
    for (const sql of [step, name].map(fill)) {
      expect(await as(second, sql)).toEqual([]);
      expect(await as(first, sql)).toHaveLength(1);
    }
  });

  test('nobody holds a run of another up', async () => {
    const lock = fill('select lock_run(:run)');
    const held = async (actor: Identity) => {
      let isHeld = false;
      await workflows.database.fork().transactional(async (em) => {
        await actAs(em, actor);
        await em.execute(lock);
        await actAs(em, 'system');
        const [row]: { xmax: string }[] = await em.execute(
          fill('select xmax::text as xmax from workflow_runs where workflow_run_id = :run'),
        );
        const [own]: { id: string }[] = await em.execute(
          'select (pg_current_xact_id()::text::bigint % 4294967296)::text as id',
        );
        isHeld = row?.xmax === own?.id;
      });
      return isHeld;
    };
    expect(await held(second)).toBe(false);
    expect(await held(memberOf([seedRef('org', 1)]))).toBe(true);
  });

  test('a fact of another is no evidence', async () => {
    const move = (fact: string) =>
      fill(`insert into workflow_transitions (workflow_run_id, event, actor_ref, evidence, request_id, trace_id)
        values (:run, 'cancel', '${seedRef('usr', 1, 1)}', '{"eventIds": ["${fact}"]}', 'mine', 'mine')`);
    const factOf = async (organization: string) => {
      const [fact] = await workflows.owner(
        'select event_id from domain_events where organization_ref = ? limit 1',
        [organization],
      );
      return String(fact?.['event_id']);
    };
    const both = memberOf(organizations);
    expect(await refusalOf(as(both, move(await factOf(seedRef('org', 2)))))).toEqual({
      code: '23514',
      by: 'EVIDENCE_UNKNOWN',
    });
    expect(await refusalOf(as(both, move(await factOf(seedRef('org', 1)))))).toBe('accepted');
  });
});
