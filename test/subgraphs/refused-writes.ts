import {
  appendOnly,
  check,
  forbidden,
  foreignKey,
  unique,
  type RefusedStatement,
} from './workflows/refusal.ts';

type Columns = Readonly<Record<string, string>>;

/** An insert of SQL expressions by column. */
const insert = (table: string, columns: Columns) =>
  `insert into ${table} (${Object.keys(columns).join(', ')})
   values (${Object.values(columns).join(', ')})`;

/** A request id that is claimed, and what is different about it. */
export const claim = (changes: Columns = {}) =>
  insert('idempotency_requests', {
    scope_key: "'scope'",
    request_id: "'request-of-sixteen'",
    request_hash: "sha256('arguments')",
    trace_id: "'trace'",
    expires_at: "now() + interval '1 day'",
    ...changes,
  });

/** A fact that is appended, and what is different about it. */
export const fact = (changes: Columns = {}) =>
  insert('domain_events', {
    aggregate_type: "'thing'",
    aggregate_id: "'thing_1'",
    aggregate_seq: '1',
    event_type: "'context.thing.happened.v1'",
    schema_version: '1',
    occurred_at: 'now()',
    actor_ref: "'system:test'",
    trace_id: "'trace'",
    payload: "'{}'",
    ...changes,
  });

/** Rows that others are refused beside. */
const standing = {
  claim: claim({ scope_key: "'standing'" }),
  fact: fact({ aggregate_id: "'standing'" }),
};

/** What stands in the tables when the statements below are tried. */
export const standingRows: readonly string[] = [
  standing.claim,
  claim({ scope_key: "'answered'", state: "'COMPLETED'", outcome: "'{}'" }),
  ...(['over', 'forgettable'] as const).map((scope) =>
    claim({
      scope_key: `'${scope}'`,
      state: "'COMPLETED'",
      outcome: "'{}'",
      expires_at: "now() - interval '366 days'",
    }),
  ),
  "update idempotency_requests set state = 'EXPIRED', outcome = null where scope_key = 'forgettable'",
  standing.fact,
  fact({ aggregate_id: "'named'", event_id: "'00000000-0000-7000-8000-000000000001'" }),
  insert('inbox_events', { consumer: "'c'", event_id: `'${'0'.repeat(32)}'`, source: "'s'" }),
  insert('outbox_cursors', { consumer: "'c'" }),
];

const badEventTypes = [
  '',
  'happened',
  'happened.v1',
  'context.happened',
  'context.happened.v',
  'context.happened.1',
  'context.happened.V1',
  'Context.happened.v1',
  'context..v1',
  '.happened.v1',
  'context.happened.v1.more',
  ' context.happened.v1',
  'context.happened.v1\n',
  'context-x.happened.v1',
];

/** Tried as the role that owns the tables. */
export const refusedToOwner: readonly RefusedStatement[] = [
  ...['', 'x'.repeat(15), 'x'.repeat(129)].map((id) =>
    check(
      `a request id of ${id.length} characters`,
      'idempotency_requests_request_id_check',
      claim({ request_id: `'${id}'` }),
    ),
  ),
  ...["''", "substr(sha256('x'), 2)", "sha256('x') || sha256('x')"].map((hash) =>
    check(
      `a request hash that is ${hash}`,
      'idempotency_requests_request_hash_check',
      claim({ request_hash: hash }),
    ),
  ),
  check('a request in no state', 'idempotency_requests_state_check', claim({ state: "'FAILED'" })),
  check(
    'a request completed without an outcome',
    'idempotency_requests_check',
    claim({ state: "'COMPLETED'" }),
  ),
  check(
    'an outcome of a request in progress',
    'idempotency_requests_check',
    claim({ outcome: "'{}'" }),
  ),
  unique(
    'a request claimed twice',
    'idempotency_requests_scope_key_request_id_key',
    standing.claim,
  ),
  check(
    'another outcome than was answered',
    'OUTCOME_FIXED',
    `update idempotency_requests set outcome = '{"other": true}' where scope_key = 'answered'`,
  ),
  check(
    'an answered request taken up again',
    'OUTCOME_FIXED',
    "update idempotency_requests set state = 'IN_PROGRESS', outcome = null where scope_key = 'answered'",
  ),
  check(
    'an outcome let go while it may be asked for',
    'REQUEST_NOT_EXPIRED',
    "update idempotency_requests set state = 'EXPIRED', outcome = null where scope_key = 'answered'",
  ),
  check(
    'a request let go that was never answered',
    'OUTCOME_FIXED',
    "update idempotency_requests set state = 'EXPIRED' where scope_key = 'standing'",
  ),
  check(
    'a request let go with its outcome',
    'idempotency_requests_check',
    "update idempotency_requests set state = 'EXPIRED' where scope_key = 'over'",
  ),
  check(
    'a request that is over taken up again',
    'OUTCOME_FIXED',
    "update idempotency_requests set state = 'IN_PROGRESS' where scope_key = 'forgettable'",
  ),
  ...['standing', 'answered', 'over'].map((scope) =>
    check(
      `the request ${scope} forgotten`,
      'REQUEST_REMEMBERED',
      `delete from idempotency_requests where scope_key = '${scope}'`,
    ),
  ),
  appendOnly('all requests forgotten', 'APPEND_ONLY', 'truncate idempotency_requests'),

  ...['0', '-1'].map((seq) =>
    check(
      `a fact numbered ${seq}`,
      'domain_events_aggregate_seq_check',
      fact({ aggregate_seq: seq }),
    ),
  ),
  unique(
    'a number of an aggregate twice',
    'domain_events_aggregate_type_aggregate_id_aggregate_seq_key',
    standing.fact,
  ),
  unique(
    'an event id twice',
    'domain_events_event_id_key',
    fact({ event_id: "'00000000-0000-7000-8000-000000000001'" }),
  ),
  ...badEventTypes.map((name) =>
    check(
      `an event type ${JSON.stringify(name)}`,
      'domain_events_event_type_check',
      fact({ event_type: `'${name}'` }),
    ),
  ),
  foreignKey('a fact of no epoch', 'domain_events_epoch_fkey', fact({ epoch: '99' })),
  ...['domain_events', 'outbox_epochs'].flatMap((table) => [
    appendOnly(`${table} changed`, 'APPEND_ONLY', `update ${table} set epoch = epoch`),
    appendOnly(`${table} deleted`, 'APPEND_ONLY', `delete from ${table}`),
    appendOnly(`${table} emptied`, 'APPEND_ONLY', `truncate ${table} cascade`),
  ]),
  unique('an epoch twice', 'outbox_epochs_pkey', 'insert into outbox_epochs values (1, 1)'),
  unique(
    'an event consumed twice',
    'inbox_events_pkey',
    insert('inbox_events', { consumer: "'c'", event_id: `'${'0'.repeat(32)}'`, source: "'t'" }),
  ),
  unique(
    'two cursors of a consumer',
    'outbox_cursors_pkey',
    insert('outbox_cursors', { consumer: "'c'" }),
  ),
  check(
    'a seed of less than nothing',
    'seeds_organizations_check',
    insert('seeds', { name: "'x'", organizations: '-1' }),
  ),
];

/** Tried as the application. */
export const forbiddenToApplication: readonly RefusedStatement[] = [
  ...['domain_events', 'outbox_epochs'].flatMap((table) => [
    forbidden(`change ${table}`, `update ${table} set epoch = epoch`),
    forbidden(`delete ${table}`, `delete from ${table}`),
    forbidden(`empty ${table}`, `truncate ${table} cascade`),
    forbidden(`switch off what keeps ${table}`, `alter table ${table} disable trigger all`),
  ]),
  ...Object.entries({
    tx_id: "'1'",
    epoch: '1',
    recorded_at: 'now()',
    ingest_date: "'2020-01-01'",
  }).map(([column, value]) => forbidden(`say the ${column} of a fact`, fact({ [column]: value }))),
  forbidden(
    'say the place of a fact',
    fact({ domain_event_id: '1000' }).replace('values', 'overriding system value values'),
  ),
  forbidden('begin an epoch', 'insert into outbox_epochs values (9, 9)'),
  ...['scope_key', 'request_id', 'request_hash', 'trace_id', 'created_at', 'expires_at'].map(
    (column) =>
      forbidden(
        `change the ${column} of a request`,
        `update idempotency_requests set ${column} = ${column}`,
      ),
  ),
  forbidden('forget all requests at once', 'truncate idempotency_requests'),
  forbidden('rewrite what it consumed', "update inbox_events set consumer = 'd'"),
  forbidden('forget how far it has read', 'delete from outbox_cursors'),
  forbidden('forget that it was seeded', 'delete from seeds'),
  forbidden('rewrite how it was seeded', 'update seeds set organizations = 0'),
  forbidden('make a table', 'create table mine (a int)'),
  forbidden('drop a guard', 'drop function forbid_mutation cascade'),
  forbidden('switch triggers off', "set local session_replication_role = 'replica'"),
];

const setStanding = (assignment: string) =>
  `update idempotency_requests set ${assignment} where scope_key = 'standing'`;

/** What it may, as the machine: the other side of the same fence. Each meets one row, and is undone. */
export const allowed: readonly { readonly what: string; readonly sql: string }[] = [
  {
    what: 'claim a request id of 16 characters',
    sql: claim({ scope_key: "'x'", request_id: `'${'x'.repeat(16)}'` }),
  },
  {
    what: 'claim a request id of 128 characters',
    sql: claim({ scope_key: "'x'", request_id: `'${'x'.repeat(128)}'` }),
  },
  { what: 'claim the same request id in another scope', sql: claim({ scope_key: "'x'" }) },
  {
    what: 'answer a request',
    sql: setStanding(
      "state = 'COMPLETED', outcome = '{}', resource_ref = 'Thing:1', completed_at = now()",
    ),
  },
  { what: 'hold a request for longer', sql: setStanding('locked_until = now()') },
  {
    what: 'let go of an outcome that nobody will ask for',
    sql: "update idempotency_requests set state = 'EXPIRED', outcome = null where scope_key = 'over'",
  },
  {
    what: 'forget a request a year after',
    sql: "delete from idempotency_requests where scope_key = 'forgettable'",
  },
  {
    what: 'append the next fact of an aggregate',
    sql: fact({ aggregate_id: "'standing'", aggregate_seq: '2' }),
  },
  {
    what: 'append the first fact of another kind of aggregate',
    sql: fact({ aggregate_type: "'other'", aggregate_id: "'standing'" }),
  },
  {
    what: 'append an event type of several words',
    sql: fact({ event_type: "'context.thing.part_of.happened.v12'" }),
  },
  {
    what: 'move a cursor',
    sql: "update outbox_cursors set last_tx_id = '5', last_domain_event_id = 5, epoch = 1",
  },
  { what: 'forget what it consumed, to fold it anew', sql: 'delete from inbox_events' },
  {
    what: 'consume an event that another consumer has consumed',
    sql: insert('inbox_events', {
      consumer: "'d'",
      event_id: `'${'0'.repeat(32)}'`,
      source: "'s'",
    }),
  },
];
