import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rolesOf } from '@demarc/foundation/database';
import { actAs, buildSchema, seedRef, type Actor, type SubgraphDefinition } from '@demarc/kit';
import { isUnionType, type GraphQLNamedType, type GraphQLObjectType } from 'graphql';
import { engines } from '../kit/engines.ts';
import { everyPermission, memberOf } from '../kit/identities.ts';
import type { TestAnswer, TestSubgraph } from '../kit/test-subgraph.ts';
import { askEntity, askEverything } from './ask-everything.ts';
import { externalFields, forgeriesOf } from './forgeries.ts';

/** What a context says of its tables, so that a new one is either a tenant's or named here. */
export interface Isolation {
  /** Tables of which everybody reads every row: nothing of a tenant is in them. */
  readonly open: readonly string[];
  /** Tables that have rows for everybody beside those of tenants. */
  readonly shared?: readonly string[];
  /** Tables of which both tenants see the same row, because somebody belongs to both. */
  readonly overlapping?: readonly string[];
  /** Tables with rows that no tenant sees. */
  readonly hidden?: readonly string[];
  /** A text that arguments take, such as the code of a feature. */
  readonly text: string;
  /** Puts what the seed does not have into each tenant, as the machine. */
  readonly prepare?: (context: TestSubgraph) => Promise<void>;
}

/** The machine’s own tables of every context. */
const MACHINE = [
  'idempotency_requests',
  'inbox_events',
  'outbox_cursors',
  'seeds',
  'domain_events',
];
const BOOKKEEPING = ['migration_digests', 'outbox_epochs', 'schema_migrations'];

const REF = /\b[a-z][a-z_]*_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;
const mine = memberOf([seedRef('org', 1)], everyPermission, seedRef('usr', 1, 2));
const theirs = memberOf([seedRef('org', 2)], everyPermission, seedRef('usr', 2, 2));
const stranger = memberOf([seedRef('org', 999)], everyPermission, seedRef('usr', 999, 1));

/** An id of the same kind that nothing has: another one for another. */
const unknownLike = (ref: string) => `${ref.slice(0, -5)}00000`;
/** Who may do everything, also in the organization that there is not. */
const anybody = memberOf([seedRef('org', 1), seedRef('org', 2), unknownLike(seedRef('org', 2))]);

/** Proves of a context that one tenant has nothing of another, whatever resolvers forget. */
export function describeIsolation<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  isolation: Isolation,
): void {
  const schema = buildSchema(definition);
  const { name } = definition;

  describe.each(engines)(`tenants of ${name} on %s`, (_name, engine) => {
    let context: TestSubgraph;
    /** What the second organization brought with it, by kind. */
    let foreign: ReadonlySet<string>;
    /** A few of each kind: a kind's rows do not differ in whose they are. */
    let asked: readonly string[];

    beforeAll(async () => {
      const alone = await engine.openSubgraph(definition, { seedOrganizations: 1 });
      const before = await refsOf(alone).finally(() => alone.close());
      context = await engine.openSubgraph(definition, { seedOrganizations: 2 });
      await isolation.prepare?.(context);
      foreign = new Set([...(await refsOf(context))].filter((ref) => !before.has(ref)));
      const kinds = Map.groupBy(foreign, (ref) => ref.slice(0, ref.lastIndexOf('_')));
      asked = [...kinds.values()].flatMap((refs) => refs.slice(0, 2));
    }, 120_000);
    afterAll(() => context.close());

    const foreignIn = (value: unknown) =>
      [...new Set(JSON.stringify(value).match(REF))].filter((ref) => foreign.has(ref));
    /** The same answer as if it had been asked with ids that nothing has. */
    const withoutAsked = (answer: TestAnswer) => {
      let text = JSON.stringify(answer);
      for (const ref of asked) text = text.replaceAll(ref, unknownLike(ref));
      return JSON.parse(text) as unknown;
    };

    test('there is something to be seen', () => {
      expect(foreign.has(seedRef('org', 2))).toBe(true);
      expect(foreign.has(seedRef('org', 1))).toBe(false);
      expect(asked.length).toBeGreaterThan(3);
    });

    test.each([...askEverything(schema, [''], '').keys()])(
      'Query.%s gives nothing of another tenant, and tells its id from no unknown one',
      async (field) => {
        const ask = (ids: readonly string[]) =>
          context.executeUnguarded(
            { acting: mine, seeming: anybody },
            askEverything(schema, ids, isolation.text).get(field) ?? '',
          );
        const answer = withoutAsked(await ask(asked));
        expect(foreignIn(answer)).toEqual([]);
        expect(answer).toEqual(await ask(asked.map(unknownLike)));
        expect(foreignIn(await ask([seedRef('org', 1)]))).toEqual([]);
      },
    );

    const entities = entitiesOf(schema.getType('_Entity'));
    test.each(entities.map((entity) => entity.name))(
      'a reference to %s gives nothing of another tenant, also with forged fields',
      async (typeName) => {
        const own = [...(await ownRefs())];
        const external = externalFields(definition.contract, typeName);
        const ask = (refs: readonly string[]) => {
          const samples = { id: refs[0] ?? '', text: isolation.text };
          const representations = refs.flatMap((ref) => [...forgeriesOf(external, { ref, own })]);
          return context.executeUnguarded(
            { acting: mine, seeming: anybody },
            `query ($representations: [_Any!]!) {
              _entities(representations: $representations) {
                ... on ${typeName} ${askEntity(schema, typeName, samples, external)}
              }
            }`,
            { representations: representations.map((one) => ({ ...one, __typename: typeName })) },
          );
        };
        const answer = withoutAsked(await ask(asked));
        expect(foreignIn(answer)).toEqual([]);
        expect(answer).toEqual(await ask(asked.map(unknownLike)));
      },
    );

    test('two identities at once have each their own', async () => {
      const ids = [seedRef('org', 1), seedRef('org', 2)];
      const own = await ownRefs();
      const references = entities.map(({ name: typeName }) => {
        const samples = { id: ids[0] ?? '', text: isolation.text };
        const external = externalFields(definition.contract, typeName);
        const said = external.map((field) => `, ${field}: { id: "${seedRef('org', 1)}" }`).join('');
        const asRepresentations = ids.map(
          (id) => `{ __typename: "${typeName}", id: "${id}"${said} }`,
        );
        return `{ _entities(representations: [${asRepresentations.join(', ')}]) {
          ... on ${typeName} ${askEntity(schema, typeName, samples, external)}
        } }`;
      });
      const operations = [...askEverything(schema, ids, isolation.text).values(), ...references];
      const answers = await Promise.all(
        operations.flatMap((operation) =>
          [mine, theirs].map((identity) => context.executeAs(identity, operation)),
        ),
      );
      const namedIn = (of: number) =>
        [...new Set(JSON.stringify(answers.filter((_, index) => index % 2 === of)).match(REF))]
          // Both organizations were asked for by id.
          .filter((ref) => !ids.includes(ref));
      expect(namedIn(0).filter((ref) => foreign.has(ref))).toEqual([]);
      expect(namedIn(1).filter((ref) => own.has(ref))).toEqual([]);
      expect(namedIn(0).some((ref) => own.has(ref))).toBe(true);
      expect(namedIn(1).some((ref) => foreign.has(ref))).toBe(true);
    });

    describe('by the database alone', () => {
      const { app } = rolesOf(definition.database.context);

      test('every table that the application may touch is under row-level security or is named', async () => {
        const rows = await context.owner(
          `select relname as name,
             relrowsecurity or coalesce(reloptions::text[] @> array['security_invoker=true'], false) as is_secured
           from pg_class
           where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
             and (has_table_privilege(?, oid, 'select, insert, update, delete')
               or has_any_column_privilege(?, oid, 'select, insert, update'))
           order by relname`,
          [app, app],
        );
        const open = rows.filter((row) => row['is_secured'] !== true).map((row) => row['name']);
        const named = [...isolation.open, ...BOOKKEEPING];
        expect(open.filter((table) => !named.includes(table as string))).toEqual([]);
      });

      test('nobody in particular sees what everybody sees', async () => {
        const wrong: object[] = [];
        for (const table of await securedTables()) {
          const [nobody, everybody] = [await seen(table, undefined), await seen(table, stranger)];
          if (nobody.symmetricDifference(everybody).size > 0) {
            wrong.push({ table, nobody: nobody.size, everybody: everybody.size });
          }
        }
        expect(wrong).toEqual([]);
      });

      test('a tenant sees its own rows and what is for everybody', async () => {
        const wrong: object[] = [];
        for (const table of await securedTables()) {
          const [a, b, everybody, all] = [
            await seen(table, mine),
            await seen(table, theirs),
            await seen(table, stranger),
            await seen(table, 'system'),
          ];
          const both = a.intersection(b).difference(everybody).size;
          const nobody = all.difference(a).difference(b).size;
          const isShared = [...isolation.open, ...(isolation.shared ?? [])].includes(table);
          const isHidden = [...MACHINE, ...(isolation.hidden ?? [])].includes(table);
          if (!isShared && everybody.size > 0) wrong.push({ table, everybody: everybody.size });
          if (both > 0 && isolation.overlapping?.includes(table) !== true)
            wrong.push({ table, both });
          if (nobody > 0 && !isHidden) wrong.push({ table, nobody });
        }
        expect(wrong).toEqual([]);
      });

      test('no row that a tenant sees names anything of another one', async () => {
        for (const table of await securedTables()) {
          const text = await asActor(
            mine,
            `select coalesce(string_agg(t::text, ' '), '') as text from ${table} as t`,
          );
          expect({ table, foreign: foreignIn(text) }).toEqual({ table, foreign: [] });
        }
      });

      test('a connection that served another tenant before has forgotten it', async () => {
        const wrong: object[] = [];
        for (const table of await securedTables()) {
          const everybody = (await seen(table, stranger)).size;
          const count = `select count(*)::int as rows, pg_backend_pid() as session from ${table}`;
          const countAsNobody = async (): Promise<Record<string, unknown> | undefined> =>
            (await context.database.fork().execute<Record<string, unknown>[]>(count))[0];
          const [before] = await asActor(theirs, count);
          const after = await countAsNobody();
          const failing = context.database.fork().transactional(async (em) => {
            await actAs(em, theirs);
            await em.execute('select 1 / 0');
          });
          await expect(failing).rejects.toMatchObject({ code: '22012' });
          const afterFailure = await countAsNobody();
          // The pool hands out what was given back last: it is the same connection.
          expect(after?.['session']).toBe(before?.['session']);
          if (after?.['rows'] !== everybody || afterFailure?.['rows'] !== everybody) {
            wrong.push({ table, everybody, after, afterFailure });
          }
        }
        expect(wrong).toEqual([]);
      });
    });

    const asActor = (actor: Actor | undefined, sql: string): Promise<Record<string, unknown>[]> =>
      context.database.fork().transactional(async (em) => {
        if (actor !== undefined) await actAs(em, actor);
        return em.execute(sql);
      });
    const seen = async (table: string, actor: Actor | undefined) =>
      new Set(
        (await asActor(actor, `select tableoid || '/' || ctid as row from ${table}`)).map(
          ({ row }) => row as string,
        ),
      );

    const readableTables = async (isSecured = false) => {
      const { app } = rolesOf(definition.database.context);
      const rows = await context.owner(
        `select relname as name from pg_class
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
           and (relrowsecurity or not ?) and has_table_privilege(?, oid, 'select') order by relname`,
        [isSecured, app],
      );
      return rows.map((row) => row['name'] as string);
    };
    /** Tables under row-level security that the application reads; a partition is read by its parent's name. */
    const securedTables = () => readableTables(true);
    const refsSeenBy = async (actor: Actor) => {
      const refs = new Set<string>();
      for (const table of await readableTables()) {
        const rows = await asActor(
          actor,
          `select coalesce(string_agg(t::text, ' '), '') as text from ${table} as t`,
        );
        for (const ref of String(rows[0]?.['text']).match(REF) ?? []) refs.add(ref);
      }
      return refs;
    };
    /** Refs that the first organization has and the second one has not. */
    const ownRefs = async () => (await refsSeenBy(mine)).difference(await refsSeenBy(theirs));
  });
}

/** Every public ref that stands anywhere in a database. */
async function refsOf(context: TestSubgraph): Promise<Set<string>> {
  const tables = await context.owner(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  );
  const refs = new Set<string>();
  for (const { name } of tables) {
    const [row] = await context.owner(
      `select coalesce(string_agg(t::text, ' '), '') as text from ${String(name)} as t`,
    );
    for (const ref of String(row?.['text']).match(REF) ?? []) refs.add(ref);
  }
  return refs;
}

function entitiesOf(union: GraphQLNamedType | undefined): readonly GraphQLObjectType[] {
  return isUnionType(union) ? union.getTypes() : [];
}
