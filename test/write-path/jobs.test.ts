import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase } from '@demarc/foundation/database';
import { JobBusy, runJob, type Job, type SubgraphDefinition } from '@demarc/kit';
import { engines } from '../kit/engines.ts';
import { memberOf } from '../kit/identities.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { notebook } from './notebook/notebook.ts';
import { call, makeKeys, serve, type Keys, type Served } from './served.ts';

const now = '2026-11-01T12:00:00.000Z';

/** Says what it was given, as a report can: in numbers. */
const echo: Job = {
  what: 'Tells what it was given.',
  takes: ['days', 'hours'],
  run: ({ now: moment, input }) =>
    Promise.resolve({ at: moment.getTime(), days: Number(input['days'] ?? -1) }),
};
/** Appends a fact, and fails in another transaction after it. */
const interrupted: Job = {
  what: 'Is interrupted after its first step.',
  async run({ transaction }) {
    const fact = (aggregateId: string) => ({
      aggregateType: 'step',
      aggregateId,
      eventType: 'notebook.step.done.v1',
      organizationRef: null,
      payload: {},
    });
    await transaction(async ({ facts }) => {
      await facts.append(fact('kept'));
    });
    await transaction(async ({ facts }) => {
      await facts.append(fact('lost'));
      throw new Error('The job was interrupted.');
    });
    return {};
  },
};
const definition: SubgraphDefinition<object> = {
  ...notebook,
  jobs: { echo, interrupted },
} as never;

describe.each(engines)('jobs on %s', (_name, engine) => {
  let keys: Keys;
  let place: TestLocation;
  let served: Served;
  beforeAll(async () => {
    keys = await makeKeys();
    place = await engine.makeLocation(notebook.database);
    served = await serve(definition, place.location, { keys });
  });
  afterAll(async () => {
    await served.close();
    await place.remove();
    await keys.remove();
  });

  const ask = (job: string, body: object, as: Parameters<typeof call>[2]['as'] = 'operator') =>
    call(keys, served, { path: `/jobs/${job}`, body, as });

  test('run with the moment and the input that they are given', async () => {
    const report = { at: Date.parse(now), days: 7 };
    expect(await ask('echo', { now, input: { days: '7' } })).toEqual({ status: 200, body: report });
    expect((await ask('echo', { now })).body).toEqual({ ...report, days: -1 });
  });

  test.each([
    ['no moment', 'echo', {}, 400],
    ['a moment that is none', 'echo', { now: 'today' }, 400],
    ['an input that it does not take', 'echo', { now, input: { weeks: '1' } }, 400],
    ['an input to a job that takes none', 'purge-requests', { now, input: { days: '1' } }, 400],
    ['an input that is no text', 'echo', { now, input: { days: 7 } }, 400],
    ['a job that there is not', 'nothing', { now }, 404],
    ['a job of another name', 'constructor', { now }, 404],
  ])('refuse %s', async (_what, job, body, status) => {
    expect((await ask(job, body)).status).toBe(status);
  });

  test('are the operator’s', async () => {
    expect((await ask('echo', { now }, 'tally')).status).toBe(403);
    expect((await ask('echo', { now }, memberOf([]))).status).toBe(403);
    const asNobody = { path: '/jobs/echo', body: { now }, as: undefined };
    expect((await call(keys, served, asNobody)).status).toBe(401);
  });

  test('every context can purge its requests', async () => {
    expect(await ask('purge-requests', { now })).toEqual({
      status: 200,
      body: { expired: 0, forgotten: 0 },
    });
  });

  test('keep what is done where they are interrupted, in the machine’s name', async () => {
    expect((await ask('interrupted', { now })).status).toBe(500);
    const facts = await served.database.fork().transactional(async (em) => {
      await em.execute(`select set_config('app.scope', 'system', true)`);
      return em.execute('select aggregate_id, actor_ref from domain_events');
    });
    expect(facts).toEqual([{ aggregate_id: 'kept', actor_ref: 'system:notebook' }]);
  });

  test('that run alone run once at a time, here and elsewhere', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    const { promise: beginning, resolve: begun } = Promise.withResolvers<undefined>();
    let runs = 0;
    const alone: Job = {
      what: 'Waits until it is let go.',
      alone: 'waiting',
      async run() {
        runs += 1;
        begun(undefined);
        await held;
        return { runs };
      },
    };
    const placeHere = { context: 'notebook', database: served.database, now: new Date(now) };
    const first = runJob(alone, placeHere);
    await beginning;
    await expect(runJob(alone, placeHere)).rejects.toBeInstanceOf(JobBusy);
    if (engine.name === 'PostgreSQL') {
      const elsewhere = await openDatabase(notebook.database, place.location);
      const there = runJob(alone, { ...placeHere, database: elsewhere });
      await expect(there.finally(() => elsewhere.close())).rejects.toBeInstanceOf(JobBusy);
    }
    release(undefined);
    expect(await first).toEqual({ runs: 1 });
    // Done is done: the next one may.
    expect(await runJob(alone, placeHere)).toEqual({ runs: 2 });
  });
});
