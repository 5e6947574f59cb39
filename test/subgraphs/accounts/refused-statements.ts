/** A statement, what it would do, and what stands in its way: SQLSTATE, and the constraint or the trigger's word. */
export interface RefusedStatement {
  readonly what: string;
  readonly sql: string;
  readonly code: string;
  readonly by: string;
}

const check = refusedWith('23514');
const unique = refusedWith('23505');
const foreignKey = refusedWith('23503');
const appendOnly = refusedWith('P0001');

/** What billing may have granted. */
function grant(kind: string, limit: string, source: string, sequence: string): string {
  return `insert into granted_features (grant_ref, organization_ref, feature_code, kind, limit_value,
      source, effective_from, as_of, event_id, sequence)
    select 'ent', 'org', 'feature', ${kind}, ${limit}, ${source}, now(), now(), gen_random_uuid(), ${sequence}`;
}

/** Moves that no state machine has; every one of the demonstration's first rows stands where it begins. */
const illegalMoves = [
  {
    what: 'an organization that begins suspended',
    sql: `insert into organizations (public_ref, legal_name, region_code, lifecycle_state)
      values ('org_00000000000000000000000000', 'Late', 'de', 'SUSPENDED')`,
  },
  {
    what: 'an organization in use that is set up again',
    sql: "update organizations set lifecycle_state = 'PROVISIONING' where organization_id = 1",
  },
  {
    what: 'a workspace in use that is deleted at once',
    sql: "update workspaces set lifecycle_state = 'DELETED' where workspace_id = 1",
  },
  {
    what: 'a member who is invited again',
    sql: "update memberships set state = 'INVITED' where membership_id = 1",
  },
  {
    what: 'an active user who is invited again',
    sql: "update users set state = 'INVITED' where user_id = 1",
  },
  {
    what: 'a step that is done and is pending again',
    sql: "update onboarding_steps set state = 'PENDING', decided_at = null where onboarding_step_id = 1",
  },
] as const;

/** Over four seeded organizations; run as the role that owns the tables. */
export const refused: readonly RefusedStatement[] = [
  ...['organizations', 'workspaces', 'users', 'memberships', 'roles', 'admin_delegations'].flatMap(
    (table) => [
      check(
        `a ref of ${table} that is none`,
        `${table}_public_ref_check`,
        `update ${table} set public_ref = 'abc_' || substr(public_ref, 5)`,
      ),
      unique(
        `two of ${table} under one ref`,
        `${table}_public_ref_key`,
        `update ${table} set public_ref = (select min(public_ref) from ${table})`,
      ),
    ],
  ),

  ...['', 'x'.repeat(201)].map((name) =>
    check(
      `a legal name of ${name.length} characters`,
      'organizations_legal_name_check',
      `update organizations set legal_name = '${name}'`,
    ),
  ),
  check(
    'an organization in no state',
    'organizations_lifecycle_state_check',
    "update organizations set lifecycle_state = 'active'",
  ),
  check(
    'a region in capitals',
    'organizations_region_code_check',
    "update organizations set region_code = 'DE'",
  ),

  ...['', 'x'.repeat(101)].map((name) =>
    check(
      `a workspace's name of ${name.length} characters`,
      'workspaces_name_check',
      `update workspaces set name = '${name}' where workspace_id = 1`,
    ),
  ),
  check(
    'a workspace in no state',
    'workspaces_lifecycle_state_check',
    "update workspaces set lifecycle_state = 'CLOSED'",
  ),
  unique(
    'two workspaces of one organization under one name',
    'workspaces_organization_id_name_key',
    "update workspaces set name = 'Twin'",
  ),
  foreignKey(
    'a workspace of no organization',
    'workspaces_organization_id_fkey',
    'update workspaces set organization_id = 0 where workspace_id = 1',
  ),

  check(
    'a key that is gone and was never erased',
    'subject_keys_check',
    'update subject_keys set wrapped_key = null',
  ),
  check(
    'a key that was erased and is there',
    'subject_keys_check',
    'update subject_keys set erased_at = now()',
  ),

  check('a user in no state', 'users_state_check', "update users set state = 'REMOVED'"),
  check(
    'an erased user who can be found by e-mail',
    'users_check',
    "update users set state = 'ERASED'",
  ),
  check(
    'a user who cannot be found by e-mail',
    'users_check',
    'update users set email_blind_index = null',
  ),
  unique(
    'two users under one e-mail',
    'users_email_blind_index_key',
    "update users set email_blind_index = '\\x00'",
  ),
  unique(
    'two users under one key',
    'users_subject_key_id_key',
    'update users set subject_key_id = 1',
  ),
  foreignKey(
    'a user without a key',
    'users_subject_key_id_fkey',
    'update users set subject_key_id = 0 where user_id = 1',
  ),

  check(
    'a membership in no state',
    'memberships_state_check',
    "update memberships set state = 'ERASED'",
  ),
  check(
    'a member who never joined',
    'memberships_check',
    "update memberships set joined_at = null where state = 'ACTIVE'",
  ),
  unique(
    'the same membership twice, of the whole organization',
    'memberships_user_id_organization_id_workspace_id_key',
    `update memberships set user_id = 1 where organization_id = 1`,
  ),
  foreignKey(
    'a membership of nobody',
    'memberships_user_id_fkey',
    'update memberships set user_id = 0 where membership_id = 1',
  ),
  foreignKey(
    'a membership of no organization',
    'memberships_organization_id_fkey',
    'update memberships set organization_id = 0 where organization_id = 3',
  ),
  foreignKey(
    "a membership of another organization's workspace",
    'memberships_organization_id_workspace_id_fkey',
    `update memberships set organization_id = 1, workspace_id =
       (select max(workspace_id) from workspaces) where membership_id = 1`,
  ),

  check(
    'a permission without a resource',
    'permissions_permission_code_check',
    "insert into permissions values ('accounts.manage', 'accounts', '')",
  ),
  unique(
    'a permission twice',
    'permissions_pkey',
    "insert into permissions values ('workflows.run.read', 'workflows', '')",
  ),
  check('a role under a number', 'roles_code_check', "update roles set code = '1st'"),
  unique(
    'two system roles under one code',
    'roles_organization_id_code_key',
    "update roles set code = 'twin'",
  ),
  foreignKey(
    'a role of no organization',
    'roles_organization_id_fkey',
    'update roles set organization_id = 0',
  ),
  unique(
    'a role that permits the same twice',
    'role_permissions_role_id_permission_code_key',
    "update role_permissions set permission_code = 'workflows.run.read'",
  ),
  foreignKey(
    'permissions of no role',
    'role_permissions_role_id_fkey',
    'update role_permissions set role_id = 0 where role_permission_id = 1',
  ),
  foreignKey(
    'a role that permits what no context knows',
    'role_permissions_permission_code_fkey',
    "update role_permissions set permission_code = 'a.b.c' where role_permission_id = 1",
  ),

  check(
    'a role that ends before it was given',
    'role_assignments_check',
    'update role_assignments set expires_at = granted_at',
  ),
  unique(
    'a role given twice',
    'role_assignments_membership_id_role_id_key',
    'insert into role_assignments (membership_id, role_id, granted_by_ref) select membership_id, role_id, granted_by_ref from role_assignments',
  ),
  foreignKey(
    'a role given to no member',
    'role_assignments_membership_id_fkey',
    'update role_assignments set membership_id = 0 where role_assignment_id = 1',
  ),
  foreignKey(
    'a role given that is none',
    'role_assignments_role_id_fkey',
    'update role_assignments set role_id = 0 where role_assignment_id = 1',
  ),
  check(
    "a role given that is another organization's",
    'ROLE_OF_OTHER_ORGANIZATION',
    `with of_second as (
       update roles set organization_id = 2 where code = 'member' returning role_id
     )
     update role_assignments set role_id = (select role_id from of_second) where membership_id = 1`,
  ),

  check(
    'a delegation of nothing',
    'admin_delegations_permission_codes_check',
    "update admin_delegations set permission_codes = '{}'",
  ),
  ...[-1, 4].map((depth) =>
    check(
      `a delegation to be lent on ${depth} times`,
      'admin_delegations_max_depth_check',
      `update admin_delegations set max_depth = ${depth}`,
    ),
  ),
  ...['', 'x'.repeat(501)].map((reason) =>
    check(
      `a delegation for a reason of ${reason.length} characters`,
      'admin_delegations_reason_check',
      `update admin_delegations set reason = '${reason}'`,
    ),
  ),
  check(
    'a delegation to oneself',
    'admin_delegations_check',
    'update admin_delegations set delegate_membership_id = delegator_membership_id',
  ),
  check(
    'a delegation that ends before it begins',
    'admin_delegations_check1',
    'update admin_delegations set expires_at = starts_at',
  ),
  foreignKey(
    'a delegation in no organization',
    'admin_delegations_organization_id_fkey',
    'update admin_delegations set organization_id = 0',
  ),
  foreignKey(
    'a delegation by a member of another organization',
    'admin_delegations_delegator_membership_id_organization_id_fkey',
    'update admin_delegations set delegator_membership_id = 3 where organization_id = 1',
  ),
  foreignKey(
    'a delegation to a member of another organization',
    'admin_delegations_delegate_membership_id_organization_id_fkey',
    'update admin_delegations set delegate_membership_id = 3 where organization_id = 1',
  ),
  foreignKey(
    "a delegation for another organization's workspace",
    'admin_delegations_organization_id_scope_workspace_id_fkey',
    `update admin_delegations set scope_workspace_id = (select max(workspace_id) from workspaces)
     where organization_id = 1`,
  ),

  check(
    'an onboarding step that nobody knows',
    'onboarding_steps_step_code_check',
    "update onboarding_steps set step_code = 'dance' where onboarding_step_id = 1",
  ),
  check(
    'an onboarding step in no state',
    'onboarding_steps_state_check',
    "update onboarding_steps set state = 'STARTED' where state = 'DONE'",
  ),
  check(
    'a pending step that was decided',
    'onboarding_steps_check',
    "update onboarding_steps set decided_at = now() where state = 'PENDING'",
  ),
  check(
    'a decided step without its moment',
    'onboarding_steps_check',
    "update onboarding_steps set decided_at = null where state = 'DONE'",
  ),
  check(
    'a step done without evidence',
    'onboarding_steps_check1',
    "update onboarding_steps set evidence = '{}' where state = 'DONE'",
  ),
  unique(
    'an onboarding step twice',
    'onboarding_steps_organization_id_step_code_key',
    "update onboarding_steps set step_code = 'invite_team'",
  ),
  foreignKey(
    'an onboarding step of no organization',
    'onboarding_steps_organization_id_fkey',
    'update onboarding_steps set organization_id = 0 where onboarding_step_id = 1',
  ),

  check(
    'a feature in capitals',
    'feature_rollouts_feature_code_check',
    "update feature_rollouts set feature_code = 'API'",
  ),
  check(
    'a rollout at no stage',
    'feature_rollouts_stage_check',
    "update feature_rollouts set stage = 'HALF'",
  ),
  ...[-1, 101].map((percentage) =>
    check(
      `a share of ${percentage} per cent`,
      'feature_rollouts_percentage_check',
      `update feature_rollouts set percentage = ${percentage} where stage = 'PERCENTAGE'`,
    ),
  ),
  check(
    'a share of a rollout that is on',
    'feature_rollouts_check',
    "update feature_rollouts set percentage = 1 where stage = 'ON'",
  ),
  unique(
    'two rollouts of one feature',
    'feature_rollouts_feature_code_key',
    "update feature_rollouts set feature_code = 'twin'",
  ),

  check(
    'a word of billing that billing does not have',
    'collection_states_collection_state_check',
    "insert into collection_states values ('org', 'PAID', now(), now(), gen_random_uuid())",
  ),
  unique(
    'two last words of billing on one organization',
    'collection_states_pkey',
    `insert into collection_states select 'org', 'PAST_DUE', now(), now(), gen_random_uuid()
     from generate_series(1, 2)`,
  ),

  check(
    'a word of billing under no number',
    'collection_states_sequence_check',
    "insert into collection_states values ('org', 'PAST_DUE', now(), now(), gen_random_uuid(), 0)",
  ),
  check('a grant of no kind', 'granted_features_kind_check', grant("'FREE'", '1', "'PLAN'", '1')),
  check(
    'a grant of less than nothing',
    'granted_features_limit_value_check',
    grant("'LIMIT'", '-1', "'PLAN'", '1'),
  ),
  check(
    'a grant on no ground',
    'granted_features_source_check',
    grant("'LIMIT'", '1', "'LUCK'", '1'),
  ),
  check(
    'a grant under no number',
    'granted_features_sequence_check',
    grant("'LIMIT'", '1', "'PLAN'", '0'),
  ),
  unique(
    'two last words of billing on one grant',
    'granted_features_pkey',
    `${grant("'LIMIT'", '1', "'PLAN'", '1')} from generate_series(1, 2)`,
  ),
  foreignKey(
    'a feature that needs a permission which no context knows',
    'feature_rollouts_permission_code_fkey',
    "update feature_rollouts set permission_code = 'a.b.c'",
  ),

  ...illegalMoves.map(({ what, sql }) => check(what, 'ILLEGAL_TRANSITION', sql)),
  unique(
    'a transition twice',
    'state_transitions_pkey',
    "insert into state_transitions values ('users', 'NEW', 'INVITED')",
  ),
  ...['update state_transitions set to_state = to_state', 'delete from state_transitions'].map(
    (sql) => appendOnly(`what may follow what: ${sql}`, 'APPEND_ONLY', sql),
  ),
  check(
    'an organization whose last owner is removed',
    'LAST_OWNER',
    "update memberships set state = 'REMOVED' where membership_id = 1",
  ),
  check(
    'an organization whose last owner is one no more',
    'LAST_OWNER',
    'update role_assignments set revoked_at = now() where membership_id = 1',
  ),
  check(
    'an organization that is owned for a time',
    'LAST_OWNER',
    "update role_assignments set expires_at = 'infinity' where membership_id = 1",
  ),
  check(
    'a user of more organizations than anybody has',
    'TOO_MANY_ORGANIZATIONS',
    `with made as (
       insert into organizations (public_ref, legal_name, region_code)
       select 'org_' || lpad(series::text, 26, '0'), 'Many', 'de' from generate_series(1, 200) as series
       returning organization_id
     )
     insert into memberships (public_ref, user_id, organization_id, state, joined_at)
     select 'mem_' || lpad(organization_id::text, 26, '0'), 1, organization_id, 'ACTIVE', now() from made`,
  ),

  appendOnly('a fact changed', 'APPEND_ONLY', "update domain_events set actor_ref = 'me'"),
  appendOnly('a fact deleted', 'APPEND_ONLY', 'delete from domain_events'),
  appendOnly('all facts deleted', 'APPEND_ONLY', 'truncate domain_events'),
];

function refusedWith(code: string) {
  return (what: string, by: string, sql: string): RefusedStatement => ({ what, sql, code, by });
}

/** Every table that holds what accounts knows. */
export const tables = [
  'organizations',
  'workspaces',
  'subject_keys',
  'users',
  'memberships',
  'permissions',
  'roles',
  'role_permissions',
  'role_assignments',
  'admin_delegations',
  'onboarding_steps',
  'feature_rollouts',
  'collection_states',
  'granted_features',
  'state_transitions',
] as const;

/** What is emptied to be heard anew; row-level security leaves it to the machine. */
const readModels: readonly string[] = ['collection_states', 'granted_features'];

/** What the application's role may not do. */
export const forbidden: readonly string[] = [
  ...[...tables, 'domain_events', 'outbox_epochs', 'seeds'].flatMap((table) => [
    ...(readModels.includes(table) ? [] : [`delete from ${table}`]),
    `truncate ${table} cascade`,
    `drop table ${table} cascade`,
    `alter table ${table} disable trigger all`,
  ]),
  "update organizations set public_ref = 'org_00000000000000000000000000'",
  'update organizations set organization_id = default',
  'update organizations set created_at = now()',
  "update organizations set region_code = 'us'",
  'update workspaces set organization_id = 1',
  'update users set subject_key_id = 1',
  "update users set public_ref = 'usr_00000000000000000000000000'",
  'update memberships set user_id = 1',
  'update memberships set organization_id = 1',
  "update roles set code = 'owner'",
  'update role_assignments set role_id = 1',
  "update role_permissions set permission_code = 'billing.invoice.issue'",
  "update permissions set description = ''",
  "update admin_delegations set permission_codes = '{billing.invoice.issue}'",
  'update admin_delegations set expires_at = now()',
  "update onboarding_steps set step_code = 'invite_team'",
  "update feature_rollouts set feature_code = 'x-y'",
  "insert into state_transitions values ('users', 'ERASED', 'ACTIVE')",
  "update granted_features set organization_ref = 'org'",
  "update domain_events set actor_ref = 'me'",
  'insert into outbox_epochs values (9, 9)',
  'update seeds set organizations = 0',
  'create table mine (a int)',
  'create role mine',
  'drop function forbid_mutation cascade',
  'update schema_migrations set name = name',
];

/** What it may: the other side of the same fence. */
export const allowed: readonly string[] = [
  ...tables.map((table) => `select count(*) from ${table}`),
  "update organizations set legal_name = 'Renamed', lifecycle_state = 'SUSPENDED', version = version + 1 where organization_id = 1",
  "update workspaces set lifecycle_state = 'ARCHIVED'",
  'update subject_keys set wrapped_key = null, erased_at = now()',
  "update users set state = 'ERASED', email_blind_index = null",
  "update memberships set state = 'REMOVED'",
  "update role_assignments set expires_at = 'infinity'",
  'update admin_delegations set revoked_at = now()',
  "update onboarding_steps set state = 'SKIPPED', decided_at = now() where state = 'PENDING'",
  ...readModels.map((table) => `delete from ${table}`),
  "update feature_rollouts set stage = 'OFF', percentage = 0, organization_refs = '{}'",
];
