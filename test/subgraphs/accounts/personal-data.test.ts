import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccounts } from '@demarc/accounts';
import { openSubgraph, runJob, seedOnce } from '@demarc/kit';
import { registerUser } from '../../../subgraphs/accounts/jobs/register-user.ts';
import { engines } from '../../kit/engines.ts';
import type { TestLocation } from '../../kit/test-location.ts';
import { openTestSubgraph, type TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, dataKey, first } from './accounts.ts';
import { ask, changed, read } from './ask.ts';
import { roleRef } from './join.ts';

const OWNER = `{ user(id: "${first.owner}") { id displayName email state } }`;

describe.each(engines)('personal data on %s', (_name, engine) => {
  let place: TestLocation;
  let accounts: TestSubgraph;
  beforeAll(async () => {
    place = await engine.makeLocation(accountsDefinition.database);
    const seeded = await openSubgraph(accountsDefinition, place.location);
    await seedOnce(accountsDefinition, seeded.database, 2);
    await seeded.close();
  });
  afterAll(() => place.remove());
  afterEach(() => accounts.close());

  const open = async (definition = accountsDefinition) => {
    const { location } = place;
    const remove = () => Promise.resolve();
    accounts = await openTestSubgraph(definition, { location, remove }, {});
  };

  async function readPeople(): Promise<{ displayName: string; email: string }[]> {
    const answer = await accounts.execute(
      '{ organizations { nodes { members { nodes { user { displayName email } } } } } }',
    );
    const { organizations } = answer.data as {
      organizations: { nodes: { members: { nodes: { user: never }[] } }[] };
    };
    return organizations.nodes.flatMap(({ members }) => members.nodes.map(({ user }) => user));
  }

  /** Each table, and which of the words it holds: as text, and as the bytes that a bytea column would show. */
  async function findWords(words: readonly string[]) {
    const tables = await accounts.owner(
      "select tablename from pg_tables where schemaname = 'public'",
    );
    const found: { table: string; words: unknown[] }[] = [];
    for (const { tablename } of tables) {
      const rows = await accounts.owner(
        `select distinct word from ${String(tablename)} as stored, unnest(string_to_array(?, ',')) as word
         where position(lower(word) in lower(stored::text)) > 0
           or position(encode(convert_to(word, 'UTF8'), 'hex') in stored::text) > 0`,
        [words.join(',')],
      );
      found.push({ table: String(tablename), words: rows.map(({ word }) => word) });
    }
    return found;
  }

  test('is in no column, no fact and no log where commands wrote it', async () => {
    await open();
    const guest = { email: 'wilhelmine.zyx@mail.example', displayName: 'Wilhelmine Zyx' };
    const invited = await ask(accounts, first.owner, 'inviteMember', {
      organizationId: first.organization,
      roleId: roleRef('member'),
      ...guest,
    });
    const registered = { email: 'ottokar.qrs@mail.example', name: 'Ottokar Qrs' };
    await runJob(registerUser(dataKey), {
      context: 'accounts',
      database: accounts.database,
      now: new Date(),
      input: registered,
    });
    const me = changed(invited, 'membership').user.id;
    const { user } = await read<{ user: object }>(
      accounts,
      me,
      `{ user(id: "${me}") { email displayName } }`,
    );
    expect(user).toEqual(guest);
    const words = ['wilhelmine', 'zyx', 'ottokar', 'qrs@'];
    const found = await findWords(words);
    expect(found.filter(({ words }) => words.length > 0)).toEqual([]);
    // The statements are what a log of the database would show: parameters stand apart.
    const told = accounts.statements.join('\n').toLowerCase();
    expect(words.filter((word) => told.includes(word))).toEqual([]);
  });

  test('is in no column of any table in clear', async () => {
    await open();
    const people = await readPeople();
    expect(people.length).toBeGreaterThan(5);
    const words = people.flatMap(({ displayName, email }) => [
      email,
      displayName,
      ...displayName.split(' '),
    ]);
    const found = await findWords(words);
    expect(found.length).toBeGreaterThan(15);
    expect(found.filter((one) => one.words.length > 0)).toEqual([]);
  });

  test('is enciphered anew for every person: equal texts have different ciphers', async () => {
    await open();
    const [counts] = await accounts.owner(
      `select count(*)::int as users, count(distinct email_cipher)::int as emails,
         count(distinct display_name_cipher)::int as names,
         count(distinct wrapped_key)::int as keys,
         count(distinct substr(email_cipher, 1, 12))::int as nonces
       from users join subject_keys using (subject_key_id)`,
    );
    const users = counts?.['users'];
    expect(counts).toEqual({ users, emails: users, names: users, keys: users, nonces: users });
  });

  test('cannot be read with another data key; what is not personal can', async () => {
    await open(createAccounts(Buffer.alloc(32, 8)));
    expect(await accounts.execute(OWNER)).toMatchObject({
      data: { user: { id: first.owner, displayName: null, email: null, state: 'ACTIVE' } },
      errors: [
        { code: 'INTERNAL_SERVER_ERROR', path: ['user', 'displayName'] },
        { code: 'INTERNAL_SERVER_ERROR', path: ['user', 'email'] },
      ],
    });
  });

  test("cannot be read with another person's key", async () => {
    await open();
    await accounts.owner(
      'update users set email_cipher = (select email_cipher from users where user_id = 1) where user_id = 2',
    );
    const answer = await accounts.execute(`{ user(id: "${first.admin}") { displayName email } }`);
    expect(answer).toMatchObject({
      data: { user: { displayName: 'Bela Dutta', email: null } },
      errors: [{ code: 'INTERNAL_SERVER_ERROR', path: ['user', 'email'] }],
    });
  });

  test('of an erased person is null, without an error, and the history stays', async () => {
    await open();
    const erase = [
      "update subject_keys set wrapped_key = null, erased_at = '2026-11-01' where subject_key_id = 1",
      "update users set state = 'ERASED', email_blind_index = null where user_id = 1",
    ];
    for (const statement of erase) await accounts.app(statement);
    expect(await accounts.execute(OWNER)).toEqual({
      data: { user: { id: first.owner, displayName: null, email: null, state: 'ERASED' } },
      errors: [],
    });
    const history = await accounts.execute(
      `{ organization(id: "${first.organization}") { members(first: 1) { nodes {
        user { id } state roleAssignments { role { code } }
      } } } }`,
    );
    const membership = {
      user: { id: first.owner },
      state: 'ACTIVE',
      roleAssignments: [{ role: { code: 'owner' } }],
    };
    expect(history).toEqual({
      data: { organization: { members: { nodes: [membership] } } },
      errors: [],
    });
  });
});
