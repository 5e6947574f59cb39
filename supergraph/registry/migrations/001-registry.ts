import { rolesOf, type Migration } from '@demarc/foundation/database';

const { app } = rolesOf('registry');

/** Everything that was published stays: the application may only insert, and a trigger stops everybody else. */
function appendOnly(table: string): readonly string[] {
  return [
    `create trigger ${table}_append_only before update or delete or truncate on ${table}
       for each statement execute function forbid_mutation()`,
    `grant select, insert on ${table} to ${app}`,
  ];
}

export const registryMigration: Migration = {
  name: '001-registry',
  statements: [
    `create function forbid_mutation() returns trigger language plpgsql as $$
     begin
       raise exception 'APPEND_ONLY: % on % is not allowed', tg_op, tg_table_name
         using errcode = 'P0001';
     end $$`,

    // Texts under their digests: two versions that share a contract share its row.
    `create table documents (
       digest text primary key,
       body text not null,
       check (digest = 'sha256:' || encode(sha256(convert_to(body, 'UTF8')), 'hex'))
     )`,
    ...appendOnly('documents'),

    // The audit: who did what, when, why, and what came of it. A request id is answered once.
    `create table acts (
       act bigint generated always as identity primary key,
       at timestamptz not null default clock_timestamp(),
       actor text not null,
       team text,
       kind text not null check (kind ~ '^[A-Z]+(_[A-Z]+)*$'),
       reason text,
       request_id text check (length(request_id) between 16 and 128),
       request_hash text,
       outcome jsonb not null,
       check ((request_id is null) = (request_hash is null)),
       unique (actor, request_id)
     )`,
    ...appendOnly('acts'),

    // A line without branches or gaps: each version but the first has the one before it for its parent.
    `create table versions (
       number integer primary key check (number > 0),
       parent integer unique references versions (number),
       digest text not null,
       supergraph text not null references documents (digest),
       api_schema text not null references documents (digest),
       report text not null references documents (digest),
       published_at timestamptz not null default clock_timestamp(),
       act bigint not null unique references acts (act),
       check (coalesce(parent, 0) = number - 1)
     )`,
    ...appendOnly('versions'),

    // What a version changed; a contract holds until a later version says otherwise.
    `create table version_contracts (
       subgraph text not null,
       version integer not null references versions (number),
       contract text references documents (digest),
       url text,
       path text,
       primary key (subgraph, version),
       check ((contract is null) = (url is null) and (contract is null) = (path is null))
     )`,
    'create index on version_contracts (version)',
    ...appendOnly('version_contracts'),

    // Names that are gone, and the contract that had them last.
    `create table tombstones (
       coordinate text not null,
       version integer not null references versions (number),
       subgraph text not null,
       contract text not null references documents (digest),
       primary key (coordinate, version)
     )`,
    ...appendOnly('tombstones'),

    `create table tokens (
       token text primary key,
       kind text not null check (kind in ('ADMIN', 'TEAM', 'READER')),
       team text,
       label text not null,
       secret_hash text not null unique,
       expires_at timestamptz,
       act bigint not null references acts (act),
       check ((kind = 'TEAM') = (team is not null))
     )`,
    ...appendOnly('tokens'),
    `create table token_revocations (
       token text primary key references tokens (token),
       act bigint not null references acts (act)
     )`,
    ...appendOnly('token_revocations'),

    // What somebody tried to publish and owners were asked about, under the digest of the exact change.
    `create table proposals (
       proposal text primary key check (length(proposal) between 8 and 128),
       coordinate text not null,
       owners text[] not null check (cardinality(owners) > 0),
       message text not null,
       proposed_at timestamptz not null default clock_timestamp(),
       act bigint not null references acts (act)
     )`,
    ...appendOnly('proposals'),
    `create table approvals (
       approval bigint generated always as identity primary key,
       proposal text not null references proposals (proposal),
       team text not null,
       reason text not null check (length(trim(reason)) > 0),
       expires_at timestamptz not null,
       approved_at timestamptz not null default clock_timestamp(),
       act bigint not null references acts (act)
     )`,
    'create index on approvals (proposal)',
    ...appendOnly('approvals'),
    // An approval dies with the change that it allowed.
    `create table approval_uses (
       approval bigint primary key references approvals (approval),
       version integer not null references versions (number)
     )`,
    ...appendOnly('approval_uses'),

    // What gateways serve now: what is seen, not what was published, and so the only rows that change.
    `create table gateways (
       gateway text primary key,
       version integer,
       digest text,
       is_pinned boolean not null,
       seen_at timestamptz not null
     )`,
    `grant select, insert, update, delete on gateways to ${app}`,
    `create table gateway_refusals (
       gateway_refusal bigint generated always as identity primary key,
       gateway text not null,
       version integer references versions (number),
       digest text not null,
       code text not null,
       reason text not null,
       refused_at timestamptz not null default clock_timestamp()
     )`,
    ...appendOnly('gateway_refusals'),
  ],
};
