import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actAs, seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, first } from './accounts.ts';
import { invite } from './join.ts';
import { tables } from './refused-statements.ts';

const second = seedRef('org', 2);
const secondOwner = seedRef('usr', 2, 1);
/** Somebody of the second organization alone. */
const member = memberOf([second], [], secondOwner);

/** What everybody may read: it is nobody's. */
const everybodys: readonly string[] = [
  'permissions',
  'roles',
  'role_permissions',
  'feature_rollouts',
  'state_transitions',
];

/** For each table of tenants, how a row is told to be of another one than the second. */
const foreign: Readonly<Record<string, string>> = {
  organizations: 'organization_id <> 2',
  workspaces: 'organization_id <> 2',
  memberships: 'organization_id <> 2',
  admin_delegations: 'organization_id <> 2',
  onboarding_steps: 'organization_id <> 2',
  role_assignments: `membership_id in (select membership_id from all_memberships where organization_id <> 2)`,
  users: `user_id not in (select user_id from all_memberships where organization_id = 2)`,
  subject_keys: `subject_key_id not in (select subject_key_id from all_users
    join all_memberships using (user_id) where organization_id = 2)`,
  collection_states: `organization_ref <> '${second}'`,
  granted_features: `organization_ref <> '${second}'`,
};

/** What somebody tries who forgot, or never knew, that a row is another tenant's. */
const changes: readonly string[] = [
  "update organizations set legal_name = 'Mine' where organization_id = 1",
  "update workspaces set name = 'Mine' where workspace_id = 1",
  "update memberships set state = 'REMOVED' where organization_id = 1",
  'update role_assignments set expires_at = now() where membership_id = 1',
  'update admin_delegations set revoked_at = now() where organization_id = 1',
  "update onboarding_steps set state = 'SKIPPED', decided_at = now() where organization_id = 1",
  "update users set state = 'DEACTIVATED' where user_id = 2",
  'update subject_keys set wrapped_key = null, erased_at = now() where subject_key_id = 1',
  "update collection_states set collection_state = 'WRITTEN_OFF'",
  'update granted_features set effective_to = now()',
  "update feature_rollouts set stage = 'ON', percentage = 0",
  // Nobody empties what billing said, not even of themselves.
  'delete from collection_states',
  'delete from granted_features',
];

const additions: readonly { readonly what: string; readonly sql: string }[] = [
  {
    what: 'an organization',
    sql: `insert into organizations (public_ref, legal_name, region_code)
      values ('org_00000000000000000000000000', 'Mine', 'de')`,
  },
  {
    what: 'a workspace',
    sql: `insert into workspaces (public_ref, organization_id, name)
      values ('wsp_00000000000000000000000000', 1, 'Mine')`,
  },
  {
    what: 'a membership',
    sql: `insert into memberships (public_ref, user_id, organization_id, state, joined_at)
      values ('mem_00000000000000000000000000', 3, 1, 'ACTIVE', now())`,
  },
  {
    what: 'a role of somebody',
    sql: "insert into role_assignments (membership_id, role_id, granted_by_ref) values (1, 2, 'me')",
  },
  {
    what: 'a role of its own',
    sql: `insert into roles (public_ref, organization_id, code, name)
      values ('rol_00000000000000000000000000', 1, 'mine', 'Mine')`,
  },
  {
    what: 'a role of everybody',
    sql: "insert into roles (public_ref, code, name) values ('rol_00000000000000000000000000', 'mine', 'Mine')",
  },
  {
    what: "a permission to everybody's role",
    sql: "insert into role_permissions (role_id, permission_code) values (5, 'billing.invoice.issue')",
  },
  { what: 'a permission', sql: "insert into permissions values ('a.b.c', 'a', '')" },
  {
    what: 'a delegation',
    sql: `insert into admin_delegations (public_ref, organization_id, delegator_membership_id,
        delegate_membership_id, permission_codes, starts_at, expires_at, reason)
      values ('dlg_00000000000000000000000000', 1, 1, 2, array['a.b.c'], now(), now() + interval '1 day', 'x')`,
  },
  {
    what: 'a step',
    sql: "insert into onboarding_steps (organization_id, step_code) values (1, 'choose_plan')",
  },
  {
    what: 'a rollout',
    sql: "insert into feature_rollouts (feature_code, stage) values ('mine', 'ON')",
  },
  {
    what: 'a word of billing',
    sql: `insert into collection_states values ('${first.organization}', 'GOOD_STANDING', now(), now(), gen_random_uuid())`,
  },
  {
    what: 'a grant of billing',
    sql: `insert into granted_features (grant_ref, organization_ref, feature_code, kind, source,
        effective_from, as_of, event_id, sequence)
      values ('ent', '${first.organization}', 'api-calls', 'BOOLEAN', 'PLAN', now(), now(), gen_random_uuid(), 1)`,
  },
  {
    what: 'a user',
    sql: `insert into users (public_ref, subject_key_id, email_cipher, email_blind_index, display_name_cipher)
      values ('usr_00000000000000000000000000', 1, '', '', '')`,
  },
  { what: 'a key', sql: "insert into subject_keys (wrapped_key) values ('')" },
];

describe.each(engines)('tenants of accounts on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 4 });
    // What there is, for conditions over what a tenant cannot see.
    await accounts.owner('create view all_memberships as select * from memberships');
    await accounts.owner('create view all_users as select * from users');
    await accounts.owner('grant select on all_memberships, all_users to accounts_app');
    for (const organization of [first.organization, second]) {
      await accounts.owner(
        `insert into collection_states values (?, 'PAST_DUE', now(), now(), gen_random_uuid())`,
        [organization],
      );
      await accounts.owner(
        `insert into granted_features (grant_ref, organization_ref, feature_code, kind, source,
           effective_from, as_of, event_id, sequence)
         values (?, ?, 'api-calls', 'BOOLEAN', 'PLAN', now(), now(), gen_random_uuid(), 1)`,
        [`ent_${organization}`, organization],
      );
    }
  });
  afterAll(() => accounts.close());

  /** As the application, for somebody; without anybody nothing is said of whom. */
  const as = (identity: typeof member | undefined, sql: string) =>
    accounts.database.fork().transactional(async (em) => {
      if (identity) await actAs(em, identity);
      return em.execute<Record<string, unknown>[]>(sql);
    });

  test('every table is somebody’s or everybody’s', () => {
    expect([...Object.keys(foreign), ...everybodys].sort()).toEqual([...tables].sort());
  });

  test.each(Object.entries(foreign))(
    '%s shows a member no row of another tenant',
    async (table, isForeign) => {
      const [there] = await accounts.owner(
        `select count(*)::int as rows from ${table} where ${isForeign}`,
      );
      expect(there?.['rows']).toBeGreaterThan(0);
      const [seen] = await as(
        member,
        `select count(*)::int as rows, count(*) filter (where ${isForeign})::int as foreign_rows from ${table}`,
      );
      expect(seen).toEqual({ rows: expect.any(Number), foreign_rows: 0 });
      // And of its own what there is: a policy that shows nothing would prove nothing.
      const [own] = await accounts.owner(
        `select count(*)::int as rows from ${table} where not (${isForeign})`,
      );
      expect(seen?.['rows']).toBe(own?.['rows']);
    },
  );

  test.each(Object.keys(foreign))('%s shows nobody anything', async (table) => {
    expect(await as(undefined, `select count(*)::int as rows from ${table}`)).toEqual([
      { rows: 0 },
    ]);
  });

  test.each(everybodys)('%s is everybody’s to read', async (table) => {
    const [there] = await accounts.owner(`select count(*)::int as rows from ${table}`);
    expect(await as(member, `select count(*)::int as rows from ${table}`)).toEqual([there]);
  });

  test.each(changes)('nothing comes of: %s', async (sql) => {
    const changed = await as(
      member,
      `with changed as (${sql} returning 1) select count(*)::int as rows from changed`,
    );
    const isOwnReadModel = /update (collection_states|granted_features)/.test(sql);
    expect(changed).toEqual([{ rows: isOwnReadModel ? 1 : 0 }]);
  });

  test.each(additions)('nobody adds $what that is not theirs', async ({ sql }) => {
    await expect(as(member, sql)).rejects.toMatchObject({ code: '42501' });
  });

  test('whoever is invited changes nothing of the invitation by themselves', async () => {
    const guest = await invite(accounts, first.owner, {
      organizationId: first.organization,
      role: 'member',
    });
    const nobody = { subject: guest.user, grants: [] };
    const seen = await as(nobody, 'select public_ref, state from memberships');
    expect(seen).toEqual([{ public_ref: guest.membership, state: 'INVITED' }]);
    const accepted = await as(
      nobody,
      `with changed as (update memberships set state = 'ACTIVE', joined_at = now() returning 1)
       select count(*)::int as rows from changed`,
    );
    expect(accepted).toEqual([{ rows: 0 }]);
    await expect(
      as(
        nobody,
        `insert into role_assignments (membership_id, role_id, granted_by_ref)
         select membership_id, 1, 'me' from memberships`,
      ),
    ).rejects.toMatchObject({ code: '42501' });
    const keys = await as(nobody, 'select count(*)::int as keys from subject_keys');
    expect(keys).toEqual([{ keys: 1 }]);
  });

  test('the list of organizations is of one’s own where row-level security shows more', async () => {
    const identity = { ...member };
    const list = '{ organizations { nodes { id } } }';
    await accounts.owner('alter table organizations disable row level security');
    try {
      expect(await accounts.executeAs(identity, list)).toMatchObject({
        data: { organizations: { nodes: [{ id: second }] } },
      });
    } finally {
      await accounts.owner('alter table organizations enable row level security');
    }
  });
});
