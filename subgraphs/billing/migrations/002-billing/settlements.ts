const PARTS = `invoice_id bigint not null,
     billing_account_id bigint not null,
     currency text not null,
     amount_minor bigint not null check (amount_minor > 0),
     foreign key (invoice_id, billing_account_id, currency)
       references invoices (invoice_id, billing_account_id, currency)`;

/** What makes an invoice settled: payments, credit notes, write-offs. None exceeds what is open. */
export const settlementStatements = [
  `create table payments (
     payment_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^pay_[0-9a-z]{26}$'),
     ${PARTS},
     state text not null default 'PENDING'
       check (state in ('PENDING', 'SUCCEEDED', 'FAILED', 'REFUNDED')),
     method text not null check (method in ('CARD', 'DIRECT_DEBIT', 'BANK_TRANSFER')),
     requested_at timestamptz not null,
     settled_at timestamptz,
     failure_code text,
     version bigint not null default 1,
     constraint payments_settled check ((state in ('SUCCEEDED', 'REFUNDED')) = (settled_at is not null)),
     constraint payments_failed check ((state = 'FAILED') = (failure_code is not null)),
     constraint payments_settled_after check (settled_at >= requested_at)
   )`,
  'create index on payments (billing_account_id, payment_id)',
  'create index on payments (invoice_id)',
  `create table credit_notes (
     credit_note_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^cn_[0-9a-z]{26}$'),
     ${PARTS},
     number bigint not null unique,
     applied_to text not null check (applied_to in ('INVOICE', 'CREDIT_BALANCE')),
     reason text not null check (length(reason) between 1 and 200),
     issued_at timestamptz not null
   )`,
  'create index on credit_notes (billing_account_id, credit_note_id)',
  'create index on credit_notes (invoice_id)',
  `create table write_offs (
     write_off_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^wof_[0-9a-z]{26}$'),
     ${PARTS},
     reason text not null check (length(reason) between 1 and 200),
     written_off_at timestamptz not null
   )`,
  'create index on write_offs (invoice_id)',

  // A pending payment counts: two payments on their way would otherwise pay the same debt twice.
  `create function invoice_settled_minor(wanted bigint) returns bigint
     language sql stable set search_path = public, pg_temp as $$
     select coalesce(sum(amount_minor), 0)::bigint from (
       select amount_minor from payments where invoice_id = wanted and state in ('PENDING', 'SUCCEEDED')
       union all select amount_minor from credit_notes where invoice_id = wanted
         and applied_to = 'INVOICE'
       union all select amount_minor from write_offs where invoice_id = wanted
     ) as settling
   $$`,
  `create function guard_settlement() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     current_state text;
     total bigint;
     taken bigint;
   begin
     select state into current_state from invoices where invoice_id = new.invoice_id for no key update;
     if current_state is distinct from 'FINALIZED' then
       raise exception 'INVOICE_NOT_FINALIZED: invoice % is %', new.invoice_id, current_state
         using errcode = '23514';
     end if;
     select sum(amount_minor) into total from invoice_lines where invoice_id = new.invoice_id;
     if tg_table_name = 'credit_notes' and to_jsonb(new) ->> 'applied_to' = 'CREDIT_BALANCE' then
       select coalesce(sum(amount_minor), 0) into taken
         from credit_notes where invoice_id = new.invoice_id;
     else
       taken := invoice_settled_minor(new.invoice_id);
     end if;
     if taken + new.amount_minor > total then
       raise exception 'SETTLEMENT_EXCEEDS_INVOICE: % of % minor units are taken, % more do not fit',
         taken, total, new.amount_minor using errcode = '23514';
     end if;
     if tg_table_name = 'credit_notes' then new.number := next_document_number('CREDIT_NOTE'); end if;
     return new;
   end $$`,
  ...['payments', 'credit_notes', 'write_offs'].map(
    (table) => `create trigger ${table}_settle before insert on ${table}
     for each row execute function guard_settlement()`,
  ),
  ...['credit_notes', 'write_offs'].map(
    (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
     for each statement execute function forbid_mutation()`,
  ),
  `create function guard_payment() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   declare
     moving constant text[] := array['state', 'settled_at', 'failure_code', 'version'];
   begin
     if to_jsonb(new) - moving is distinct from to_jsonb(old) - moving
       or (old.state = new.state and new is distinct from old)
       or (old.settled_at is not null and new.settled_at is distinct from old.settled_at) then
       raise exception 'PAYMENT_IMMUTABLE: payment % changes only with its state', old.public_ref
         using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger payments_a_state before insert or update of state on payments
     for each row execute function guard_state_transition('state')`,
  `create trigger payments_b_guard before update on payments
     for each row execute function guard_payment()`,
  `create trigger payments_append_only before delete or truncate on payments
     for each statement execute function forbid_mutation()`,
];
