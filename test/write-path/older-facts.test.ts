import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '@demarc/foundation/database';
import { asSystem, tenancyMigration, writePathMigration } from '@demarc/kit';
import { engines } from '../kit/engines.ts';
import type { TestLocation } from '../kit/test-location.ts';

const before = {
  context: 'older',
  entities: [],
  migrations: [writePathMigration('older')],
};

describe.each(engines)('facts from before tenants were told apart, on %s', (_name, engine) => {
  let place: TestLocation;
  let database: Database;
  beforeAll(async () => {
    place = await engine.makeLocation(before);
    const older = await openDatabase(before, place.location);
    await older.fork().execute(
      `insert into domain_events (aggregate_type, aggregate_id, aggregate_seq, event_type,
         schema_version, occurred_at, actor_ref, trace_id, payload)
       values ('note', 'note_1', 1, 'older.note.written.v1', 1, now(), 'system:seed', 'seed',
                '{"organizationRef": "org_1"}'),
              ('note', 'note_2', 1, 'older.note.written.v1', 1, now(), 'system:seed', 'seed', '{}')`,
    );
    await older.close();
    const now = { ...before, migrations: [...before.migrations, tenancyMigration('older')] };
    database = await openDatabase(now, place.location);
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  test('belong to the organization that their payload names', async () => {
    const facts = await asSystem(database.fork(), (em) =>
      em.execute('select aggregate_id, organization_ref from domain_events order by 1'),
    );
    expect(facts).toEqual([
      { aggregate_id: 'note_1', organization_ref: 'org_1' },
      { aggregate_id: 'note_2', organization_ref: null },
    ]);
  });

  test('are as unchangeable as before', async () => {
    const change = asSystem(database.fork(), async (em) => {
      await em.execute('set local role older_owner');
      await em.execute(`update domain_events set organization_ref = 'org_2'`);
    });
    await expect(change).rejects.toThrow('APPEND_ONLY');
  });
});
