import { tablePolicies } from '../004-tenants/table-policies.ts';

const refOfTenant = 'organization_ref = any((select tenant_organizations())::text[])';

/**
 * What accounts keeps of billing's word, to answer with what it has heard: a read model of grants beside
 * that of collection states. Each row knows the number of the fact that it is from, so that a fact which comes
 * late or twice changes nothing; both can be emptied and heard anew.
 */
export const featureStatements: readonly string[] = [
  'alter table collection_states add column sequence bigint not null default 1 check (sequence > 0)',
  `create table granted_features (
     grant_ref text primary key,
     organization_ref text not null,
     workspace_ref text,
     feature_code text not null,
     kind text not null check (kind in ('BOOLEAN', 'LIMIT', 'METERED')),
     limit_value bigint check (limit_value >= 0),
     source text not null check (source in ('PLAN', 'ADDON', 'OVERRIDE')),
     effective_from timestamptz not null,
     effective_to timestamptz,
     as_of timestamptz not null,
     event_id uuid not null,
     sequence bigint not null check (sequence > 0)
   )`,
  'create index on granted_features (organization_ref)',
  `grant select, insert, delete on granted_features to accounts_app`,
  `grant update (effective_from, effective_to, limit_value, as_of, event_id, sequence)
     on granted_features to accounts_app`,
  'grant delete on collection_states to accounts_app',
  'grant update (sequence) on collection_states to accounts_app',
  ...tablePolicies('granted_features', { read: refOfTenant, write: refOfTenant }),

  // What a member needs to use a feature, where belonging is not enough.
  `alter table feature_rollouts add column permission_code text references permissions`,
  'grant update (permission_code) on feature_rollouts to accounts_app',
];
