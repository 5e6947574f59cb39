import {
  appendOnly,
  check,
  copyOf,
  foreignKey,
  unique,
  type RefusedStatement,
} from './refused-statement.ts';

const event = (changes: Record<string, string>) =>
  copyOf('usage_events', { event_id: "'new'", payload_hash: 'one.payload_hash', ...changes });

/** What usage intake refuses. */
export const refusedUsage: readonly RefusedStatement[] = [
  check('an event without a source', 'usage_events_source_check', event({ source: "''" })),
  check('an event without an id', 'usage_events_event_id_check', event({ event_id: "''" })),
  check(
    'an event of no organization',
    'usage_events_organization_ref_check',
    event({ organization_ref: "'x'" }),
  ),
  check(
    'an event of no workspace',
    'usage_events_workspace_ref_check',
    event({ workspace_ref: "'x'" }),
  ),
  check(
    'an event of no run',
    'usage_events_workflow_run_ref_check',
    event({ workflow_run_ref: "'x'" }),
  ),
  check('a quantity below zero', 'usage_events_quantity', event({ quantity: '-1' })),
  check(
    'a hash that is none',
    'usage_events_payload_hash_check',
    event({ payload_hash: "'\\x00'" }),
  ),
  foreignKey(
    'an event of no meter',
    'usage_events_meter_code_fkey',
    event({ meter_code: "'none'" }),
  ),
  unique(
    'another payload under the name of an event',
    'USAGE_EVENT_CONFLICT',
    event({ event_id: 'one.event_id', payload_hash: `'\\x${'00'.repeat(32)}'` }),
  ),

  appendOnly('events changed', 'APPEND_ONLY', 'update usage_events set quantity = 0'),
  appendOnly(
    'events of one month changed',
    'APPEND_ONLY',
    'update usage_events_2026_10 set quantity = 0',
  ),
  appendOnly('events deleted', 'APPEND_ONLY', 'delete from usage_events'),
  appendOnly('events of one month deleted', 'APPEND_ONLY', 'delete from usage_events_2026_10'),
  appendOnly('events emptied', 'APPEND_ONLY', 'truncate usage_events'),
  appendOnly('a month emptied', 'APPEND_ONLY', 'truncate usage_events_2026_10'),
  appendOnly('keys of events changed', 'APPEND_ONLY', "update usage_event_keys set source = 'x'"),
  appendOnly('keys of events deleted', 'APPEND_ONLY', 'delete from usage_event_keys'),
  appendOnly('keys of events emptied', 'APPEND_ONLY', 'truncate usage_event_keys'),
];
