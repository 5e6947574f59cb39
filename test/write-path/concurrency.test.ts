import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actAs, seedRef } from '@demarc/kit';
import { engines } from '../kit/engines.ts';
import { memberOf } from '../kit/identities.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { until } from '../kit/until.ts';
import { notebook } from './notebook/notebook.ts';
import { call, makeKeys, serve, type Keys, type Served } from './served.ts';

const organization = seedRef('org', 1);
const member = memberOf([organization], ['notebook.note.write']);
const WRITE = `mutation ($input: WriteNoteInput!) {
  writeNote(input: $input) { ... on WriteNotePayload { replayed note { id } } }
}`;
/** Of each process half. */
const AT_ONCE = 40;
const LINK = `mutation ($input: LinkNotesInput!) { linkNotes(input: $input) { __typename } }`;

// One process has an embedded database for itself, and works on one request at a time.
describe.each(engines.filter(([name]) => name === 'PostgreSQL'))(
  'writers at once on %s',
  (_name, engine) => {
    let keys: Keys;
    let place: TestLocation;
    let processes: Served[];
    beforeAll(async () => {
      keys = await makeKeys();
      place = await engine.makeLocation(notebook.database);
      const first = await serve(notebook, place.location, { keys });
      processes = [first, await serve(notebook, place.location, { keys })];
    });
    afterAll(async () => {
      for (const one of processes) await one.close();
      await place.remove();
      await keys.remove();
    });

    const asSystem = (sql: string): Promise<Record<string, unknown>[]> =>
      (processes[0] as Served).database.fork().transactional(async (em) => {
        await actAs(em, 'system');
        return em.execute(sql);
      });
    /** Sends a mutation to one of the processes, again while another call has it in hand. */
    async function send(query: string, input: { requestId: string }, through: number) {
      const target = processes[through % processes.length] as Served;
      for (let attempt = 0; ; attempt += 1) {
        const body = { query, variables: { input } };
        const answer = await call(keys, target, { path: '/graphql', body, as: member });
        const code = answer.body.errors?.[0]?.extensions['code'];
        if (code === 'REQUEST_IN_PROGRESS' && attempt < 200) {
          await new Promise((resolve) => setTimeout(resolve, 10 * Math.random()));
          continue;
        }
        expect(answer.body.errors).toBeUndefined();
        if (answer.body.data === undefined) throw new Error('It answered nothing.');
        return answer.body.data;
      }
    }

    test('500 calls over 100 request ids have 100 effects, and each id one answer', async () => {
      // As many at once as would wait for a connection no longer than a client waits for an answer.
      const queue = Array.from({ length: 500 }, (_, index) => index).values();
      const answers: { id: number; replayed: boolean; note: string }[] = [];
      const worker = async () => {
        for (const index of queue) {
          // Neighbours in the queue are at work together: five of them have one id.
          const id = Math.floor(index / 5);
          const input = {
            requestId: `request-number-${id}`,
            organizationId: organization,
            body: `note ${id}`,
          };
          const { writeNote } = await send(WRITE, input, index);
          answers.push({ id, replayed: writeNote.replayed, note: writeNote.note.id });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      expect(answers).toHaveLength(500);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(100);
      const notes = Map.groupBy(answers, ({ id }) => id);
      for (const [, ofOne] of notes) {
        expect(new Set(ofOne.map(({ note }) => note)).size).toBe(1);
        expect(ofOne.filter(({ replayed }) => !replayed)).toHaveLength(1);
      }
      expect(
        await asSystem(
          `select (select count(*)::int from notes) as notes,
             (select count(*)::int from domain_events) as facts,
             (select count(*)::int from idempotency_requests) as requests,
             (select count(*)::int from idempotency_requests where state = 'COMPLETED') as answered`,
        ),
      ).toEqual([{ notes: 100, facts: 200, requests: 100, answered: 100 }]);
    }, 120_000);

    test('one aggregate that all of them append to is numbered without gaps', async () => {
      const numbers = await asSystem(
        `select aggregate_seq::int as seq from domain_events where aggregate_type = 'shelf' order by aggregate_seq`,
      );
      expect(numbers.map(({ seq }) => seq)).toEqual(
        Array.from({ length: 100 }, (_, index) => index + 1),
      );
    });

    test('commands that append to two aggregates in different orders all succeed', async () => {
      const [a, b] = (await asSystem('select public_ref as ref from notes limit 2')).map(
        ({ ref }) => ref as string,
      ) as [string, string];
      await asSystem('update notes set links = 0');
      const answers = await Promise.all(
        Array.from({ length: 16 }, async (_, index) => {
          const [fromId, toId] = index % 2 === 0 ? [a, b] : [b, a];
          return send(
            LINK,
            { requestId: `request-to-link-${index}`, fromId, toId } as never,
            index,
          );
        }),
      );
      expect(answers).toEqual(Array(16).fill({ linkNotes: { __typename: 'LinkNotesPayload' } }));
      const links = await asSystem(
        `select links, (select array_agg(aggregate_seq::int order by aggregate_seq) from domain_events
           where aggregate_type = 'note' and aggregate_id = public_ref) as numbers
         from notes where links > 0`,
      );
      const numbers = Array.from({ length: 17 }, (_, index) => index + 1);
      expect(links).toEqual([
        { links: 16, numbers },
        { links: 16, numbers },
      ]);
    }, 90_000);

    test('a command that loses a deadlock decides anew', async () => {
      const [a, b] = (await asSystem('select public_ref as ref from notes order by 1 limit 2')).map(
        ({ ref }) => ref as string,
      ) as [string, string];
      await asSystem('update notes set links = 0');
      const touch = 'update notes set links = links + 100 where public_ref = ?';
      const elsewhere = (processes[1] as Served).database.fork();
      await elsewhere.begin();
      await actAs(elsewhere, 'system');
      await elsewhere.execute(touch, [b]);
      const linked = send(
        LINK,
        { requestId: 'request-in-deadlock', fromId: a, toId: b } as never,
        0,
      );
      await until('it waits for the other', async () => {
        const waiting = await asSystem(
          `select 1 from pg_locks join pg_stat_activity using (pid)
           where datname = current_database() and not granted`,
        );
        return waiting.length === 1;
      });
      // Now each waits for the other, and the database ends one of them.
      const other = await elsewhere.execute(touch, [a]).then(
        () => elsewhere.commit().then(() => 100),
        () => elsewhere.rollback().then(() => 0),
      );
      expect(await linked).toEqual({ linkNotes: { __typename: 'LinkNotesPayload' } });
      const links = await asSystem('select links from notes where links > 0');
      expect(links).toEqual([{ links: 1 + other }, { links: 1 + other }]);
    });

    test('a request that is at work elsewhere is told to come again, and when', async () => {
      const requestId = 'request-that-is-held';
      const input = { requestId, organizationId: organization, body: 'held' };
      const elsewhere = (processes[1] as Served).database.fork();
      await elsewhere.begin();
      await elsewhere.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
        `${member.subject}|${requestId}`,
      ]);
      const body = { query: WRITE, variables: { input } };
      const held = await call(keys, processes[0] as Served, { path: '/graphql', body, as: member });
      expect(held.body.errors).toEqual([
        expect.objectContaining({
          extensions: expect.objectContaining({ code: 'REQUEST_IN_PROGRESS', retryAfterMs: 250 }),
        }),
      ]);
      await elsewhere.rollback();
      expect((await send(WRITE, input, 0)).writeNote.replayed).toBe(false);
    });
  },
);
