/** What is sold and at what price. A published version never changes: a new price is a new version. */
export const catalogueStatements = [
  `create table currencies (
     code text primary key check (code ~ '^[A-Z]{3}$'),
     minor_units integer not null check (minor_units between 0 and 4)
   )`,
  `insert into currencies (code, minor_units)
     values ('EUR', 2), ('GBP', 2), ('INR', 2), ('JPY', 0), ('KWD', 3), ('USD', 2)`,
  `create table meters (
     meter_code text primary key check (meter_code ~ '^[a-z][a-z-]{1,49}$'),
     name text not null check (length(name) between 1 and 100),
     unit text not null check (length(unit) between 1 and 40)
   )`,
  `create table price_plans (
     price_plan_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^ppl_[0-9a-z]{26}$'),
     code text not null unique check (code ~ '^[a-z][a-z-]{1,39}$'),
     name text not null check (length(name) between 1 and 100),
     created_at timestamptz not null default now()
   )`,
  `create table price_plan_versions (
     price_plan_version_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^ppv_[0-9a-z]{26}$'),
     price_plan_id bigint not null references price_plans,
     version_number integer not null check (version_number > 0),
     trial_days integer not null default 0 check (trial_days between 0 and 90),
     published_at timestamptz not null,
     tx_id xid8 not null default pg_current_xact_id(),
     unique (price_plan_id, version_number)
   )`,
  `create table prices (
     price_id bigint generated always as identity primary key,
     price_plan_version_id bigint not null references price_plan_versions,
     model text not null check (model in ('FLAT', 'PER_UNIT')),
     meter_code text references meters,
     currency text not null references currencies,
     unit_amount numeric(38, 12) not null check (unit_amount >= 0),
     constraint prices_meter check ((model = 'FLAT') = (meter_code is null)),
     constraint prices_single unique nulls not distinct (price_plan_version_id, meter_code, currency)
   )`,
  `create table price_plan_features (
     price_plan_feature_id bigint generated always as identity primary key,
     price_plan_version_id bigint not null references price_plan_versions,
     feature_code text not null check (feature_code ~ '^[a-z][a-z-]{1,49}$'),
     kind text not null check (kind in ('BOOLEAN', 'LIMIT', 'METERED')),
     limit_value bigint check (limit_value >= 0),
     unique (price_plan_version_id, feature_code),
     constraint price_plan_features_limit check (case kind when 'BOOLEAN' then limit_value is null
                      when 'LIMIT' then limit_value is not null else true end)
   )`,

  // A version is published whole: its transaction id is the seal, and nobody chooses their own.
  `create function stamp_transaction() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   begin
     new.tx_id := pg_current_xact_id();
     return new;
   end $$`,
  `create function refuse_sealed_version() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   begin
     if not exists (
       select from price_plan_versions
       where price_plan_version_id = new.price_plan_version_id and tx_id = pg_current_xact_id()
     ) then
       raise exception 'PRICE_PLAN_VERSION_SEALED: version % is published; publish another one',
         new.price_plan_version_id using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger price_plan_versions_stamp before insert on price_plan_versions
     for each row execute function stamp_transaction()`,
  ...['prices', 'price_plan_features'].map(
    (table) => `create trigger ${table}_sealed before insert on ${table}
     for each row execute function refuse_sealed_version()`,
  ),
  ...['price_plan_versions', 'prices', 'price_plan_features', 'currencies', 'meters'].map(
    (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
     for each statement execute function forbid_mutation()`,
  ),
];
