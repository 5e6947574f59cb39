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

/** What belongs to a version is written in the transaction that appends it, and never afterwards. */
function onlyWithItsVersion(table: string): string {
  return `create trigger ${table}_with_version before insert on ${table}
       for each row execute function forbid_addition()`;
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
       -- As it was written, letter by letter: a repeated request is told the very same.
       outcome json not null,
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
       transaction xid8 not null default pg_current_xact_id(),
       check (coalesce(parent, 0) = number - 1)
     )`,
    'create index on versions (supergraph, number)',
    ...appendOnly('versions'),

    // What belongs to a version comes with it: nothing is added to one that was published.
    `create function forbid_addition() returns trigger language plpgsql as $$
     begin
       if not exists (
         select from versions where number = new.version and transaction = pg_current_xact_id()
       ) then
         raise exception 'APPEND_ONLY: version % is published, and % adds nothing to it', new.version, tg_table_name
           using errcode = 'P0001';
       end if;
       return new;
     end $$`,

    // Every name that a subgraph ever had: of each, the newest contract is one step in an index.
    'create table subgraphs (subgraph text primary key)',
    ...appendOnly('subgraphs'),

    // What a version changed; a contract holds until a later version says otherwise.
    `create table version_contracts (
       subgraph text not null references subgraphs (subgraph),
       version integer not null references versions (number),
       contract text references documents (digest),
       url text,
       path text,
       primary key (subgraph, version),
       check ((contract is null) = (url is null) and (contract is null) = (path is null))
     )`,
    'create index on version_contracts (version)',
    ...appendOnly('version_contracts'),
    onlyWithItsVersion('version_contracts'),

    // Names that are gone, and the contract that had them last.
    `create table tombstones (
       coordinate text not null,
       version integer not null references versions (number),
       subgraph text not null,
       contract text not null references documents (digest),
       primary key (coordinate, version)
     )`,
    ...appendOnly('tombstones'),
    onlyWithItsVersion('tombstones'),

    // What each version says otherwise of a coordinate than the one before; null: that it is gone.
    `create table coordinates (
       coordinate text collate "C" not null,
       version integer not null references versions (number),
       record json
     )`,
    'create unique index on coordinates (coordinate, version desc)',
    ...appendOnly('coordinates'),
    // Once for all of a version's, which may be twenty thousand.
    `create function forbid_additions() returns trigger language plpgsql as $$
     begin
       if exists (
         select from (select distinct version from added) as of_version where not exists (
           select from versions
           where number = of_version.version and transaction = pg_current_xact_id()
         )
       ) then
         raise exception 'APPEND_ONLY: a version is published, and % adds nothing to it', tg_table_name
           using errcode = 'P0001';
       end if;
       return null;
     end $$`,
    `create trigger coordinates_with_version after insert on coordinates
       referencing new table as added for each statement execute function forbid_additions()`,

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
    // Each publish that ran into it: what a version brought once may be asked for again.
    `create table askings (
       proposal text not null references proposals (proposal),
       act bigint not null references acts (act),
       primary key (proposal, act)
     )`,
    ...appendOnly('askings'),
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
    onlyWithItsVersion('approval_uses'),

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
       version integer,
       digest text not null,
       code text not null,
       reason text not null,
       refused_at timestamptz not null default clock_timestamp()
     )`,
    'create index on gateway_refusals (gateway, gateway_refusal)',
    ...appendOnly('gateway_refusals'),
  ],
};
