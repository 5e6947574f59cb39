import { appendOnly, check, copyOf, unique, type RefusedStatement } from './refused-statement.ts';

const grant = (changes: Record<string, string>) => copyOf('entitlement_grants', changes);
const immutable = [
  "public_ref = 'ent_00000000000000000000000000'",
  "organization_ref = 'org_00000000000000000000000000'",
  "workspace_ref = 'wsp_00000000000000000000000000'",
  "feature_code = 'other'",
  'limit_value = coalesce(limit_value, 0) + 1',
  "source = 'OVERRIDE', source_ref = 'me'",
  "effective_from = effective_from - interval '1 day'",
  "granted_by_ref = 'me'",
  "recorded_at = recorded_at - interval '1 day'",
];

/** What entitlement grants refuse. */
export const refusedEntitlements: readonly RefusedStatement[] = [
  check(
    'a ref of a grant that is none',
    'entitlement_grants_public_ref_check',
    grant({ public_ref: "'x'" }),
  ),
  check(
    'a grant to no organization',
    'entitlement_grants_organization_ref_check',
    grant({ organization_ref: "'x'" }),
  ),
  check(
    'a grant to no workspace',
    'entitlement_grants_workspace_ref_check',
    grant({ workspace_ref: "'x'" }),
  ),
  check(
    'a feature in capitals',
    'entitlement_grants_feature_code_check',
    grant({ feature_code: "'API'" }),
  ),
  check('a kind that nobody knows', 'entitlement_grants_kind_check', grant({ kind: "'SOME'" })),
  check(
    'a limit below zero',
    'entitlement_grants_limit_value_check',
    grant({ kind: "'LIMIT'", limit_value: '-1' }),
  ),
  check(
    'a yes or no with a limit',
    'entitlement_grants_limit',
    grant({ kind: "'BOOLEAN'", limit_value: '1' }),
  ),
  check(
    'a limit without one',
    'entitlement_grants_limit',
    grant({ kind: "'LIMIT'", limit_value: 'null' }),
  ),
  check(
    'a source that nobody knows',
    'entitlement_grants_source_check',
    grant({ source: "'GIFT'" }),
  ),
  check(
    'a source without a name',
    'entitlement_grants_source_ref_check',
    grant({ source_ref: "''" }),
  ),
  check(
    'a period without a moment in it',
    'entitlement_grants_period',
    grant({ effective_to: 'one.effective_from' }),
  ),
  unique(
    'two grants under one ref',
    'entitlement_grants_public_ref_key',
    grant({ public_ref: 'one.public_ref' }),
  ),

  ...immutable.map((change) =>
    check(
      `a grant with another ${change.split(' ')[0] ?? ''}`,
      'ENTITLEMENT_GRANT_IMMUTABLE',
      `update entitlement_grants set ${change}`,
    ),
  ),
  check(
    'a closed grant opened again',
    'ENTITLEMENT_GRANT_REOPENED',
    'update entitlement_grants set effective_to = null where effective_to is not null',
  ),
  check(
    'an end put off',
    'ENTITLEMENT_GRANT_REOPENED',
    "update entitlement_grants set effective_to = effective_to + interval '1 second' where effective_to is not null",
  ),
  check(
    'a grant closed before it began',
    'entitlement_grants_period',
    "update entitlement_grants set effective_to = effective_from - interval '1 second'",
  ),
  appendOnly('grants deleted', 'APPEND_ONLY', 'delete from entitlement_grants'),
  appendOnly('grants emptied', 'APPEND_ONLY', 'truncate entitlement_grants'),
];
