import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase, rolesOf, type Database } from '@demarc/foundation/database';
import { actAs } from '@demarc/kit';
import { engines } from '../kit/engines.ts';
import { until } from '../kit/until.ts';
import { notebook } from './notebook/notebook.ts';
import { startProcesses, type ProcessName, type Processes } from './processes.ts';
import { tally } from './tally/tally.ts';

const WRITERS = 6;
/** An embedded database takes seconds to wake up after it was killed. */
const KILLS = { PGlite: 3, PostgreSQL: 20 } as const;

describe.each(engines)('processes that are killed at random on %s', (_name, engine) => {
  let processes: Processes;
  beforeAll(async () => {
    processes = await startProcesses(engine);
  }, 120_000);
  afterAll(() => processes.close());

  test('lose no write that was answered, do none twice, and catch up', async () => {
    const answered = new Map<string, string>();
    let isOver = false;
    let count = 0;
    const writer = async () => {
      while (!isOver) {
        count += 1;
        const body = `note ${count}`;
        answered.set(body, await processes.write(`request for ${body}`.padEnd(24, '.'), body));
      }
    };
    const writers = Array.from({ length: WRITERS }, writer);
    for (let killed = 0; killed < KILLS[engine.name]; killed += 1) {
      // Wherever the writers are just then: a few answers later, and not at a whole one.
      const wanted = answered.size + 1 + Math.floor(8 * Math.random());
      await until('more is written', () => answered.size >= wanted);
      await new Promise((resolve) => setTimeout(resolve, 15 * Math.random()));
      const name: ProcessName = killed % 3 === 2 ? 'tally' : 'notebook';
      await processes.kill(name);
      await processes.start(name);
    }
    isOver = true;
    await Promise.all(writers);

    const { notes } = await processes.read();
    expect(new Map(notes.map(({ id, body }) => [body, id]))).toEqual(answered);
    expect(notes).toHaveLength(answered.size);
    await until('the tally has caught up', async () => {
      return (await processes.read()).tallied.length >= notes.length;
    });
    const { tallied } = await processes.read();
    expect(tallied).toEqual([...tallied].filter((one, index) => tallied.indexOf(one) === index));
    expect([...tallied].sort()).toEqual(notes.map(({ id }) => id).sort());
  }, 400_000);
});

// What a session waits for is made by locks that the test holds: nothing of it is in the program.
describe.each(engines.filter(([name]) => name === 'PostgreSQL'))(
  'a process that is killed on %s',
  (_name, engine) => {
    let processes: Processes;
    let databases: Record<ProcessName, Database>;
    beforeAll(async () => {
      processes = await startProcesses(engine);
      databases = {
        notebook: await openDatabase(notebook.database, processes.places.notebook.location),
        tally: await openDatabase(tally.database, processes.places.tally.location),
      };
      // Whoever has written an outcome waits at the end of its transaction while somebody holds the key.
      await asOwner('notebook', [
        `create function wait_at_commit() returns trigger language plpgsql as $$
         begin perform pg_advisory_xact_lock_shared(4711); return null; end $$`,
        `create constraint trigger wait_at_commit after update on idempotency_requests
           deferrable initially deferred for each row execute function wait_at_commit()`,
      ]);
    }, 120_000);
    afterAll(async () => {
      for (const database of Object.values(databases)) await database.close();
      await processes.close();
    });

    const asOwner = (name: ProcessName, statements: readonly string[]) =>
      databases[name].fork().transactional(async (em) => {
        await em.execute(`set local role ${rolesOf(name).owner}`);
        for (const statement of statements) await em.execute(statement);
      });
    const asSystem = (name: ProcessName, sql: string): Promise<Record<string, unknown>[]> =>
      databases[name].fork().transactional(async (em) => {
        await actAs(em, 'system');
        return em.execute(sql);
      });
    /** Sessions that wait for a lock in the database of a process. */
    const waiting = (name: ProcessName) =>
      asSystem(
        name,
        `select distinct pid from pg_locks join pg_stat_activity using (pid)
         where datname = current_database() and not granted`,
      );
    /** Holds what stops a process, kills it where it stops, and lets go. */
    async function killAt(
      name: ProcessName,
      lock: string,
      begin: () => unknown,
      andSession = false,
    ) {
      const holder = databases[name].fork();
      await holder.begin();
      await holder.execute(`set local role ${rolesOf(name).owner}`);
      await holder.execute(lock);
      begin();
      await until('it has come so far', async () => (await waiting(name)).length > 0);
      await processes.kill(name);
      if (andSession) {
        await asAdministrator(
          name,
          (await waiting(name)).map(({ pid }) => pid as number),
        );
        await until('its session is gone', async () => (await waiting(name)).length === 0);
      }
      await holder.rollback();
      await processes.start(name);
    }
    /** Ends sessions, as a machine that goes down with its connections does. */
    const asAdministrator = async (name: ProcessName, pids: readonly number[]) => {
      await databases[name].fork().transactional(async (em) => {
        await em.execute('reset role');
        await em.execute('set local role none');
        for (const pid of pids) await em.execute('select pg_terminate_backend(?)', [pid]);
      });
    };
    let count = 0;
    const traces = async () => {
      const [row] = await asSystem(
        'notebook',
        `select (select count(*)::int from notes) as notes,
           (select count(*)::int from domain_events) as facts,
           (select count(*)::int from idempotency_requests where state = 'COMPLETED') as requests`,
      );
      return row as { notes: number; facts: number; requests: number };
    };

    test.each<[string, string, boolean, number]>([
      [
        'before it claims the request',
        'lock table idempotency_requests in exclusive mode',
        false,
        0,
      ],
      ['after the claim, before the facts', 'lock table domain_events in exclusive mode', false, 0],
      ['after the facts, before the state', 'lock table notes in exclusive mode', false, 0],
      ['while it commits', 'select pg_advisory_xact_lock(4711)', true, 0],
      ['after the commit, before the answer', 'select pg_advisory_xact_lock(4711)', false, 1],
    ])(
      '%s: one effect, however often it is sent',
      async (_step, lock, andSession, kept) => {
        count += 1;
        const [requestId, body] = [`request-at-step-${count}`, `step ${count}`];
        const before = await traces();
        let unanswered: Promise<unknown> = Promise.resolve();
        await killAt(
          'notebook',
          lock,
          () => (unanswered = processes.writeOnce(requestId, body).catch(() => 'no answer')),
          andSession,
        );
        expect(await unanswered).toBe('no answer');
        await until('its session is done', async () => (await waiting('notebook')).length === 0);
        await until(
          `${kept} notes are kept`,
          async () => (await traces()).notes === before.notes + kept,
        );
        const note = await processes.write(requestId, body);
        expect(await processes.write(requestId, body)).toBe(note);
        expect(await traces()).toEqual({
          notes: before.notes + 1,
          facts: before.facts + 2,
          requests: before.requests + 1,
        });
      },
      90_000,
    );

    test('between applying an event and moving the cursor: it is applied once', async () => {
      await killAt('tally', 'lock table outbox_cursors in exclusive mode', () =>
        processes.write('request-for-the-tally', 'for the tally'),
      );
      await until('it has caught up', async () => {
        const { notes, tallied } = await processes.read();
        return tallied.length >= notes.length;
      });
      const { notes, tallied } = await processes.read();
      expect(tallied).toEqual(notes.map(({ id }) => id));
    }, 90_000);
  },
);
