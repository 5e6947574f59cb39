import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase, rolesOf, type Database } from '@demarc/foundation/database';
import { digestOf, registryDatabase, type NewVersion } from '@demarc/supergraph/registry';
import { writeAct } from '../../supergraph/registry/acts.ts';
import { noteRefusal } from '../../supergraph/registry/gateways.ts';
import { approve, propose } from '../../supergraph/registry/proposals.ts';
import { createToken, mintToken, revokeToken } from '../../supergraph/registry/tokens.ts';
import { appendVersion } from '../../supergraph/registry/versions.ts';
import { engines } from '../kit/engines.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { admin } from './open-publisher.ts';

/** What is seen of gateways is no history; which migrations ran is the migrator's. */
const CHANGING = ['gateways', 'schema_migrations', 'migration_digests'];
const { app, owner } = rolesOf('registry');

describe.each(engines)('the database of a registry on %s', (_name, engine) => {
  let place: TestLocation;
  let database: Database;
  beforeAll(async () => {
    place = await engine.makeLocation(registryDatabase);
    database = await openDatabase(registryDatabase, place.location);
    await fill();
  }, 120_000);
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  const act = (em: ReturnType<Database['fork']>) =>
    writeAct(em, { actor: admin, kind: 'PUBLISHED', outcome: {} });
  const version = (parent: number | undefined): NewVersion => ({
    parent,
    digest: digestOf(String(parent)),
    changes: [{ subgraph: 'shop', url: 'http://shop', path: 'shop.graphql', body: `# ${parent}` }],
    supergraphSdl: `# super ${parent}`,
    apiSdl: `# api ${parent}`,
    report: '{}',
    tombstones: [{ coordinate: 'Old.name', subgraph: 'shop', contract: digestOf(`# ${parent}`) }],
    approvals: [],
    coordinates: [{ coordinate: 'Old.name', record: undefined }],
  });
  /** A row in each table: two versions, the second with an approval that it used. */
  const fill = () =>
    database.fork().transactional(async (em) => {
      await appendVersion(em, version(undefined), await act(em));
      const written = await act(em);
      const demand = { id: 'c_demand', coordinate: 'Book', owners: ['shop'], message: 'Goes.' };
      await propose(em, demand, written);
      const said = { proposal: 'c_demand', team: 'shop', reason: 'Yes.', expiresAt: new Date() };
      await approve(em, said, written);
      await appendVersion(em, { ...version(1), approvals: [1] }, await act(em));
      const token = mintToken();
      await createToken(em, token, { kind: 'ADMIN', label: 'first', act: written });
      await revokeToken(em, token.id, written);
      await noteRefusal(em, { gateway: 'g', version: 9, digest: 'd', code: 'C', reason: 'r' });
    });
  const as = (role: string, ...statements: readonly string[]): Promise<unknown> =>
    database.fork().transactional(async (em) => {
      await em.execute(`set local role ${role}`);
      let rows: unknown;
      for (const statement of statements) rows = await em.execute(statement);
      return rows;
    });
  const tables = async () => {
    const rows = (await as(
      owner,
      `select relname as table, (
         select attname from pg_attribute
         where attrelid = pg_class.oid and attnum > 0 and attidentity = '' order by attnum limit 1
       ) as column
       from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
    )) as { table: string; column: string }[];
    return rows.filter(({ table }) => !CHANGING.includes(table));
  };
  const counts = async () =>
    Promise.all(
      (await tables()).map(async ({ table }) => {
        const [row] = (await as(owner, `select count(*)::int as rows from ${table}`)) as [
          { rows: number },
        ];
        return [table, row.rows];
      }),
    );

  test('has a row in every table that only grows', async () => {
    const found = await counts();
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter(([, rows]) => rows === 0)).toEqual([]);
  });

  test.each([
    [app, /permission denied/],
    [owner, /APPEND_ONLY/],
  ])('refuses %s to update, to delete and to truncate, in every table', async (role, refusal) => {
    const before = await counts();
    for (const { table, column } of await tables()) {
      for (const statement of [
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(as(role, statement)).rejects.toThrow(refusal);
      }
    }
    expect(await counts()).toEqual(before);
  });

  const row = (number: number, parent: number | 'null') =>
    `insert into versions (number, parent, digest, supergraph, api_schema, report, act)
     select ${number}, ${parent}, 'd', digest, digest, digest,
       (select max(act) from acts)
     from documents limit 1`;
  const newAct = `insert into acts (actor, kind, outcome) values ('a', 'PUBLISHED', '{}')`;

  test.each([
    ['a gap in the line', [newAct, row(4, 3)], /foreign key/],
    ['a parent that is not the one before', [newAct, row(3, 1)], /check constraint/],
    ['a second beginning', [newAct, row(3, 'null')], /check constraint/],
    ['a second child of one parent', [newAct, row(2, 1)], /unique constraint/],
    ['a version without an act of its own', [row(3, 2), row(4, 3)], /unique constraint/],
    [
      'a document under a wrong digest',
      [`insert into documents values ('${digestOf('this')}', 'that')`],
      /check constraint/,
    ],
    [
      'an approval that is used twice',
      [newAct, row(3, 2), 'insert into approval_uses values (1, 3)'],
      /unique constraint/,
    ],
    [
      'an approval for a version that is published',
      [
        `insert into approvals (proposal, team, reason, expires_at, act)
        select proposal, team, reason, expires_at, act from approvals`,
        'insert into approval_uses select max(approval), 2 from approvals',
      ],
      /APPEND_ONLY: version 2 is published/,
    ],
    [
      'a contract for a version that is published',
      [
        `insert into subgraphs values ('other')`,
        `insert into version_contracts values ('other', 2)`,
      ],
      /APPEND_ONLY: version 2 is published/,
    ],
    [
      'a tombstone for a version that is published',
      [`insert into tombstones select 'Other.name', 2, subgraph, contract from tombstones`],
      /APPEND_ONLY: version 2 is published/,
    ],
    [
      'a request id that is too short',
      [
        `insert into acts (actor, kind, outcome, request_id, request_hash)
      values ('a', 'PUBLISHED', '{}', 'short', 'h')`,
      ],
      /check constraint/,
    ],
  ])('refuses %s', async (_what, statements, refusal) => {
    const before = await counts();
    await expect(as(app, ...statements)).rejects.toThrow(refusal);
    expect(await counts()).toEqual(before);
  });

  test('takes no version after a parent that another has followed, and keeps nothing of it', async () => {
    const before = await counts();
    const late = database.fork().transactional(async (em) => {
      await appendVersion(em, version(1), await act(em));
    });
    await expect(late).rejects.toMatchObject({ code: 'PARENT_MOVED' });
    expect(await counts()).toEqual(before);
  });
});
