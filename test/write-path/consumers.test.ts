import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { actAs, followFeed, seedRef, type Consumer, type Following } from '@demarc/kit';
import { engines } from '../kit/engines.ts';
import { memberOf } from '../kit/identities.ts';
import { openMemoryLog, type MemoryLog } from '../kit/memory-log.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { until } from '../kit/until.ts';
import { notebook } from './notebook/notebook.ts';
import { call, makeKeys, serve, type Keys, type Served } from './served.ts';
import { noteTally, tally } from './tally/tally.ts';

const organizations = [seedRef('org', 1), seedRef('org', 2)] as const;
const member = memberOf(organizations, ['notebook.note.write']);
const WRITE = `mutation ($input: WriteNoteInput!) { writeNote(input: $input) { __typename } }`;

describe.each(engines)('a consumer on %s', (_name, engine) => {
  let keys: Keys;
  let places: TestLocation[];
  let source: Served;
  let target: Served;
  let memory: MemoryLog;
  const followings: Following[] = [];
  beforeAll(async () => {
    keys = await makeKeys();
    const ofNotebook = await engine.makeLocation(notebook.database);
    const ofTally = await engine.makeLocation(tally.database);
    places = [ofNotebook, ofTally];
    source = await serve(notebook, ofNotebook.location, { keys });
    const peer = { name: 'notebook', origin: source.origin, key: await keys.of('tally') };
    target = await serve(tally, ofTally.location, { keys, peers: [peer] });
  });
  beforeEach(() => {
    memory = openMemoryLog();
  });
  afterAll(async () => {
    await target.close();
    await source.close();
    for (const place of places) await place.remove();
    await keys.remove();
  });

  let count = 0;
  async function write(organization: string = organizations[0]): Promise<void> {
    count += 1;
    const input = {
      requestId: `request-number-${count}`,
      organizationId: organization,
      body: `note ${count}`,
    };
    const body = { query: WRITE, variables: { input } };
    const answer = await call(keys, source, { path: '/graphql', body, as: member });
    expect(answer.body).toEqual({ data: { writeNote: { __typename: 'WriteNotePayload' } } });
  }
  const asSystem = (
    database: Served['database'],
    sql: string,
  ): Promise<Record<string, unknown>[]> =>
    database.fork().transactional(async (em) => {
      await actAs(em, 'system');
      return em.execute(sql);
    });
  const written = () =>
    asSystem(source.database, 'select public_ref as note from notes order by note_id');
  const tallied = () =>
    asSystem(target.database, 'select note_ref as note from tallied order by tallied_id');
  async function follow(consumer: Consumer, peerName = 'tally'): Promise<Following> {
    const following = followFeed({
      consumer,
      database: target.database,
      peer: { name: 'notebook', origin: source.origin, key: await keys.of(peerName) },
      log: memory.log,
      pauseMs: 5,
    });
    followings.push(following);
    return following;
  }
  const stopAll = () => Promise.all(followings.splice(0).map((following) => following.stop()));
  const caughtUp = () =>
    until('it has caught up', async () => (await tallied()).length === (await written()).length);

  test('applies each event once, in order, also where two processes follow', async () => {
    for (let index = 0; index < 20; index += 1) await write(organizations[index % 2]);
    await Promise.all([follow(noteTally), follow(noteTally), follow(noteTally)]);
    await caughtUp();
    for (let index = 0; index < 10; index += 1) await write();
    await caughtUp();
    await stopAll();
    expect(await tallied()).toEqual(await written());
    expect(memory.events).toEqual([]);
  });

  test('goes on where it was, after it was stopped', async () => {
    await write();
    expect(await tallied()).not.toEqual(await written());
    await follow(noteTally);
    await caughtUp();
    await stopAll();
    expect(await tallied()).toEqual(await written());
  });

  test('that fails on an event leaves nothing of it, says so, and is tried until it succeeds', async () => {
    const broken = { isBroken: true };
    const consumer: Consumer = {
      ...noteTally,
      name: 'tally.fragile',
      apply: {
        'notebook.note.written.v1': async (consumption) => {
          await consumption.em.execute(
            `insert into tallied (organization_ref, note_ref) values (?, 'half done')`,
            [consumption.event.organization],
          );
          if (broken.isBroken) throw new Error('The abacus broke.');
        },
      },
    };
    const sound = { ...noteTally, name: 'tally.sound' };
    const before = (await tallied()).length;
    const fragile = await follow(consumer);
    await until('it has failed twice', () => memory.named('feed.failed').length > 1);
    expect((await tallied()).length).toBe(before);
    expect(memory.named('feed.failed')[0]).toMatchObject({
      level: 40,
      consumer: 'tally.fragile',
      eventType: 'notebook.note.written.v1',
      eventId: expect.stringMatching(/^[\da-f-]{36}$/),
      reason: 'The abacus broke.',
    });
    expect(fragile.state()).toMatchObject({ caughtUpAt: null, lastEventAt: null });
    expect(fragile.state().failure).toMatch(
      /^notebook\.note\.written\.v1 [\da-f-]{36}: The abacus broke\.$/,
    );

    // Another one beside it is not held up.
    const healthy = await follow(sound);
    const notes = (await written()).length;
    await until('the other one has caught up', () => healthy.state().caughtUpAt !== null);
    expect((await tallied()).length).toBe(before + notes);

    broken.isBroken = false;
    await until('it has caught up', () => fragile.state().caughtUpAt !== null);
    expect(fragile.state().failure).toBeNull();
    await stopAll();
    expect((await tallied()).length).toBe(before + 2 * notes);
    await asSystem(
      target.database,
      `delete from tallied where note_ref = 'half done'
         or tallied_id not in (select min(tallied_id) from tallied group by note_ref)`,
    );
    expect(await tallied()).toEqual(await written());
  });

  test('sees the organization of the event, and no other one', async () => {
    const seen: unknown[] = [];
    const looking: Consumer = {
      name: 'tally.looking',
      source: 'notebook',
      apply: {
        'notebook.note.written.v1': async ({ em, event }) => {
          const rows: { organization: string }[] = await em.execute(
            'select distinct organization_ref as organization from tallied',
          );
          seen.push([event.organization, rows.map(({ organization }) => organization)]);
        },
      },
    };
    await follow(looking);
    await until('it has seen all', async () => seen.length === (await written()).length);
    await stopAll();
    expect(new Set(seen.map((one) => JSON.stringify(one)))).toEqual(
      new Set(organizations.map((one) => JSON.stringify([one, [one]]))),
    );
  });

  test('cannot write for another organization than the event’s', async () => {
    const trespassing: Consumer = {
      name: 'tally.trespassing',
      source: 'notebook',
      apply: {
        'notebook.note.written.v1': async ({ em }) => {
          await em.execute(
            `insert into tallied (organization_ref, note_ref) values ('org_other', 'x')`,
          );
        },
      },
    };
    await follow(trespassing);
    await until('it was refused', () => memory.named('feed.failed').length > 0);
    await stopAll();
    expect(memory.named('feed.failed')[0]).toMatchObject({ code: '42501' });
    expect(await tallied()).toEqual(await written());
  });

  test('of a read model appends no facts, which a rebuild would append anew', async () => {
    const telling: Consumer = {
      ...noteTally,
      name: 'tally.telling',
      apply: {
        'notebook.note.written.v1': async ({ facts }) => {
          await facts.append({
            aggregateType: 'tally',
            aggregateId: 'one',
            eventType: 'tally.note.counted.v1',
            organizationRef: null,
            payload: {},
          });
        },
      },
    };
    await follow(telling);
    await until('it was refused', () => memory.named('feed.failed').length > 0);
    await stopAll();
    expect(memory.named('feed.failed')[0]?.['reason']).toMatch(/^A consumer with `clear`/);
  });

  test('is rebuilt from the whole feed, and equals itself', async () => {
    const before = await tallied();
    const rebuild = () =>
      call(keys, target, {
        path: '/jobs/rebuild-notes',
        body: { now: new Date().toISOString() },
        as: 'operator',
      });
    const facts = await asSystem(source.database, 'select 1 from domain_events');
    expect(await rebuild()).toEqual({ status: 200, body: { events: facts.length } });
    expect(await tallied()).toEqual(before);

    // Also where it had gone wrong, and while others follow.
    await asSystem(target.database, `delete from tallied where tallied_id % 2 = 0`);
    await Promise.all([follow(noteTally), follow(noteTally)]);
    await Promise.all([rebuild(), write(), write(), rebuild(), write()]);
    await caughtUp();
    await stopAll();
    // Written at once, they have no order but that of their transactions.
    const inOrder = (rows: readonly Record<string, unknown>[]) =>
      rows.map(({ note }) => note as string).sort();
    expect(inOrder(await tallied())).toEqual(inOrder(await written()));
    expect(memory.events).toEqual([]);
  });

  test('whose rebuild fails keeps what it had', async () => {
    const before = await tallied();
    await source.database.fork().transactional(async (em) => {
      await actAs(em, 'system');
      await em.execute(
        `insert into domain_events (aggregate_type, aggregate_id, aggregate_seq, event_type, schema_version,
           occurred_at, actor_ref, trace_id, payload, organization_ref)
         values ('note', 'poison', 1, 'notebook.note.written.v1', 1, now(), 'usr_1', 'trace', '{}', 'org_x')`,
      );
    });
    await until('it shows', async () => {
      const { body } = await call(keys, source, {
        path: '/events?after=0.0.0&size=1000',
        as: 'tally',
      });
      return body.events?.some(({ subject }) => subject === 'poison') === true;
    });
    const { status } = await call(keys, target, {
      path: '/jobs/rebuild-notes',
      body: { now: new Date().toISOString() },
      as: 'operator',
    });
    expect(status).toBe(500);
    expect(await tallied()).toEqual(before);
  });
});
