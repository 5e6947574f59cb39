import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase, rolesOf, type Database } from '@demarc/foundation/database';
import { actAs, appendEvents, seedRef } from '@demarc/kit';
import { engines } from '../kit/engines.ts';
import { memberOf } from '../kit/identities.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { until } from '../kit/until.ts';
import { notebook } from './notebook/notebook.ts';
import { call, makeKeys, serve, type Keys, type Served } from './served.ts';

const organization = seedRef('org', 1);
const member = memberOf([organization], ['notebook.note.write']);

interface Page {
  readonly events: readonly {
    readonly id: string;
    readonly subject: string;
    readonly position: string;
  }[];
  readonly position: string;
  readonly isLast: boolean;
}

/** The database's clock and this one are of one machine, and cut to seconds one after the other. */
const CLOCK_S = 1;

describe.each(engines)('the feed of facts on %s', (_name, engine) => {
  let keys: Keys;
  let place: TestLocation;
  let served: Served;
  beforeAll(async () => {
    keys = await makeKeys();
    place = await engine.makeLocation(notebook.database);
    served = await serve(notebook, place.location, { keys });
  });
  afterAll(async () => {
    await served.close();
    await place.remove();
    await keys.remove();
  });

  let count = 0;
  /** Appends one fact in a transaction of its own, or of `em`. */
  async function append(em = served.database.fork()): Promise<string> {
    count += 1;
    const aggregateId = `thing_${count}`;
    await em.transactional(async (transaction) => {
      await actAs(transaction, 'system');
      await appendEvents(transaction, [factOf(aggregateId)]);
    });
    return aggregateId;
  }
  const factOf = (aggregateId: string) => ({
    aggregateType: 'thing',
    aggregateId,
    aggregateSeq: 1,
    eventType: 'notebook.thing.done.v1',
    occurredAt: new Date('2026-11-01T12:00:00Z'),
    actorRef: 'usr_1',
    traceId: 'trace',
    organizationRef: organization,
    payload: { thing: aggregateId },
  });
  const read = async (after: string, size?: number): Promise<Page> => {
    const path = `/events?after=${after}${size === undefined ? '' : `&size=${size}`}`;
    const { status, body } = await call(keys, served, { path, as: 'tally' });
    expect(status).toBe(200);
    return body as Page;
  };
  /** Everything after a position, by pages. */
  async function readAll(after: string, size: number): Promise<Page['events']> {
    const events: Page['events'][number][] = [];
    for (let position = after; ;) {
      const page = await read(position, size);
      events.push(...page.events);
      position = page.position;
      if (page.isLast) return events;
    }
  }
  const owner = (sql: string) =>
    served.database.fork().transactional(async (em) => {
      await em.execute(`set local role ${rolesOf('notebook').owner}`);
      return em.execute(sql);
    });
  /** Where the feed ends, once everything before has shown. */
  async function end(): Promise<string> {
    const last = await append();
    let position = '0.0.0';
    await until(`${last} shows`, async () => {
      const events = await readAll(position, 1_000);
      position = events.at(-1)?.position ?? position;
      return events.some(({ subject }) => subject === last);
    });
    return position;
  }

  test('goes by the ids of transactions as numbers: 100 comes after 99', async () => {
    const [epoch] = (await end()).split('.');
    // Lower than the id of any transaction of an application: 99 and what follows it are all over.
    await owner(
      `insert into domain_events (aggregate_type, aggregate_id, aggregate_seq, event_type,
         schema_version, occurred_at, actor_ref, trace_id, payload, tx_id)
       select 'crossing', 'of ' || id, 1, 'notebook.thing.done.v1', 1, now(), 'usr_1', 'trace', '{}',
         id::xid8 from unnest('{100,99,101}'::text[]) as id`,
    );
    const { events } = await read(`${epoch}.98.0`, 3);
    expect(events.map(({ subject }) => subject)).toEqual(['of 99', 'of 100', 'of 101']);
    const paged = await readAll(`${epoch}.98.0`, 1);
    expect(paged.slice(0, 3).map(({ subject }) => subject)).toEqual(['of 99', 'of 100', 'of 101']);
  });

  test('tells a fact as CloudEvents do, with whose it is', async () => {
    const after = await end();
    const thing = await append();
    await until('it shows', async () => (await read(after)).events.length > 0);
    expect((await read(after)).events).toEqual([
      {
        specversion: '1.0',
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        source: 'notebook',
        type: 'notebook.thing.done.v1',
        subject: thing,
        time: '2026-11-01T12:00:00.000Z',
        organization,
        actor: 'usr_1',
        sequence: 1,
        traceid: 'trace',
        position: expect.any(String),
        data: { thing },
      },
    ]);
  });

  test.each([1, 2, 3, 7])('by pages of %i: each once, in one order', async (size) => {
    const after = await end();
    const things = [];
    for (let index = 0; index < 7; index += 1) things.push(await append());
    await until('they show', async () => (await read(after)).events.length === 7);
    const events = await readAll(after, size);
    expect(events.map(({ subject }) => subject)).toEqual(things);
    expect(await read(events.at(-1)?.position ?? '')).toMatchObject({ events: [], isLast: true });
  });

  test.each([
    '',
    'x',
    '1',
    '1.2',
    '1.2.3.4',
    '-1.2.3',
    '1.2.3 ',
    '1.2.9223372036854775808',
    '1.9223372036854775808.1',
    '9999999999.1.1',
    "1.1.1'--",
  ])('takes no position %j', async (after) => {
    const path = `/events?after=${encodeURIComponent(after)}`;
    const { status, body } = await call(keys, served, { path, as: 'tally' });
    expect([status, body.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test.each(['0', '-1', '1001', 'many'])('gives no page of %s', async (size) => {
    const path = `/events?after=0.0.0&size=${size}`;
    expect((await call(keys, served, { path, as: 'tally' })).status).toBe(400);
  });

  test('is for services: not for a user, not for nobody, and no token opens another place', async () => {
    const path = '/events?after=0.0.0';
    expect((await call(keys, served, { path, as: member })).status).toBe(403);
    expect((await call(keys, served, { path, as: undefined })).status).toBe(401);
    const elsewhere = { ...served, name: 'billing' };
    expect((await call(keys, elsewhere, { path, as: 'tally' })).status).toBe(401);
  });

  test('shows what it has where the database has moved to another cluster', async () => {
    const after = await end();
    const things = [await append(), await append()];
    await until('they show', async () => (await read(after)).events.length === 2);
    // As a dump looks that was loaded elsewhere: its transactions are of another cluster, and later.
    await owner('alter table domain_events disable trigger user');
    await owner('alter table outbox_epochs disable trigger user');
    await owner(`update domain_events set tx_id = (tx_id::text::bigint + 1000000000)::text::xid8`);
    await owner('update outbox_epochs set system_identifier = 42');
    await owner('alter table domain_events enable trigger user');
    await owner('alter table outbox_epochs enable trigger user');
    expect((await readAll('0.0.0', 1_000)).slice(-2).map(({ subject }) => subject)).toEqual(things);

    // The first fact here begins an epoch, named after its second, and comes after all of those.
    const secondsNow = () => Math.floor((Date.now() - Date.parse('2026-01-01T00:00:00Z')) / 1000);
    const begun = secondsNow();
    const next = await append();
    await until('it shows', async () => (await readAll('0.0.0', 1_000)).at(-1)?.subject === next);
    const positions = (await readAll('0.0.0', 1_000)).map(({ position }) => position);
    const epochs = positions.slice(-3).map((position) => Number(position.split('.')[0]));
    expect(epochs.slice(0, 2)).toEqual([1, 1]);
    expect(epochs[2]).toBeGreaterThanOrEqual(begun - CLOCK_S);
    expect(epochs[2]).toBeLessThanOrEqual(secondsNow() + CLOCK_S);
  });
});

describe.each(engines.filter(([name]) => name === 'PostgreSQL'))(
  'the feed beside a slow transaction on %s',
  (_name, engine) => {
    let keys: Keys;
    let place: TestLocation;
    let served: Served;
    let other: Database;
    beforeAll(async () => {
      keys = await makeKeys();
      place = await engine.makeLocation(notebook.database);
      served = await serve(notebook, place.location, { keys });
      other = await openDatabase(notebook.database, place.location);
    });
    afterAll(async () => {
      await other.close();
      await served.close();
      await place.remove();
      await keys.remove();
    });

    test('passes none over that began earlier and is recorded later', async () => {
      const fact = (aggregateId: string) => ({
        aggregateType: 'thing',
        aggregateId,
        aggregateSeq: 1,
        eventType: 'notebook.thing.done.v1',
        occurredAt: new Date(),
        actorRef: 'usr_1',
        traceId: 'trace',
        organizationRef: null,
        payload: {},
      });
      const subjects = async (after: string) => {
        const { body } = await call(keys, served, { path: `/events?after=${after}`, as: 'tally' });
        const { events, position } = body as Page;
        return { subjects: events.map(({ subject }) => subject), position };
      };
      // The epoch is begun before, because who begins it makes others wait.
      await served.database.fork().transactional(async (em) => {
        await actAs(em, 'system');
        await appendEvents(em, [fact('first')]);
      });
      await until('it shows', async () => (await subjects('0.0.0')).subjects.length === 1);
      const { position } = await subjects('0.0.0');

      const slow = other.fork();
      await slow.begin();
      await actAs(slow, 'system');
      await appendEvents(slow, [fact('slow')]);
      await served.database.fork().transactional(async (em) => {
        await actAs(em, 'system');
        await appendEvents(em, [fact('fast')]);
      });
      // The trap: whoever went by ids would take the fast one now, and never the slow one.
      expect(await subjects(position)).toEqual({ subjects: [], position });
      await slow.commit();
      await until('both show', async () => (await subjects(position)).subjects.length === 2);
      expect((await subjects(position)).subjects).toEqual(['slow', 'fast']);
    });
  },
);
