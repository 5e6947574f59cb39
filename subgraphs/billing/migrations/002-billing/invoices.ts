/** What is asked for: drafted, finalized under a gapless number, never changed afterwards. */
export const invoiceStatements = [
  `create table document_counters (
     series text primary key,
     last_number bigint not null default 0
   )`,
  `insert into document_counters (series) values ('INVOICE'), ('CREDIT_NOTE')`,
  `create function guard_document_counter() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   begin
     if new.series <> old.series or new.last_number <> old.last_number + 1 then
       raise exception 'DOCUMENT_NUMBER_GAP: % goes from % to %',
         old.series, old.last_number, old.last_number + 1 using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger document_counters_gapless before update on document_counters
     for each row execute function guard_document_counter()`,
  `create trigger document_counters_kept before delete or truncate on document_counters
     for each statement execute function forbid_mutation()`,
  // The row stays locked until the commit, so a number is lost with nothing but its document.
  `create function next_document_number(wanted text) returns bigint
     language sql set search_path = public, pg_temp as $$
     update document_counters set last_number = last_number + 1
       where series = wanted returning last_number
   $$`,
  'revoke execute on function next_document_number from public',

  `create table invoices (
     invoice_id bigint generated always as identity primary key,
     public_ref text not null unique check (public_ref ~ '^inv_[0-9a-z]{26}$'),
     billing_account_id bigint not null,
     billing_subscription_id bigint references billing_subscriptions,
     currency text not null,
     state text not null default 'DRAFT' check (state in ('DRAFT', 'FINALIZED', 'VOID')),
     number bigint unique,
     period_start timestamptz not null,
     period_end timestamptz not null,
     issued_at timestamptz,
     due_at timestamptz,
     voided_at timestamptz,
     created_at timestamptz not null default now(),
     version bigint not null default 1,
     foreign key (billing_account_id, currency) references billing_accounts (billing_account_id, currency),
     unique (invoice_id, billing_account_id, currency),
     constraint invoices_number check ((state = 'DRAFT') = (number is null)),
     constraint invoices_issued check (state = 'DRAFT' or (issued_at is not null and due_at is not null)),
     constraint invoices_voided check ((state = 'VOID') = (voided_at is not null)),
     constraint invoices_period check (period_end > period_start),
     constraint invoices_due check (due_at >= issued_at),
     constraint invoices_voided_after check (voided_at >= issued_at)
   )`,
  'create index on invoices (billing_account_id, invoice_id)',
  `create table invoice_lines (
     invoice_line_id bigint generated always as identity primary key,
     invoice_id bigint not null references invoices,
     line_number integer not null check (line_number > 0),
     kind text not null check (kind in ('FLAT', 'USAGE', 'TAX', 'ADJUSTMENT')),
     description text not null check (length(description) between 1 and 200),
     meter_code text references meters,
     quantity numeric(38, 12) not null,
     unit_amount numeric(38, 12) not null,
     exact_amount numeric(38, 12) not null,
     amount_minor bigint not null,
     unique (invoice_id, line_number),
     constraint invoice_lines_meter check ((kind = 'USAGE') = (meter_code is not null)),
     check (quantity >= 0)
   )`,

  // Half-even: halves go to the even neighbour, so that many lines do not drift upwards together.
  `create function round_half_even(value numeric, digits integer) returns numeric
     language sql immutable as $$
     select case when abs(scaled % 1) = 0.5 then round(scaled / 2) * 2 else round(scaled) end
       / power(10::numeric, digits)
     from (select value * power(10::numeric, digits) as scaled) as shifted
   $$`,
  // The shared lock makes lines and the finalizing of their invoice wait for each other.
  `create function guard_invoice_line() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   declare
     line record;
     parent record;
   begin
     if tg_op = 'DELETE' then line := old; else line := new; end if;
     select state, minor_units into parent
       from invoices join currencies on code = currency
       where invoice_id = line.invoice_id for share of invoices;
     if parent.state <> 'DRAFT' or (tg_op = 'UPDATE' and new.invoice_id <> old.invoice_id) then
       raise exception 'INVOICE_IMMUTABLE: lines of invoice % cannot change', line.invoice_id
         using errcode = '23514';
     end if;
     if tg_op = 'DELETE' then return old; end if;
     if new.exact_amount <> round_half_even(new.quantity * new.unit_amount, 12) then
       raise exception 'INVOICE_LINE_AMOUNT: % times % is not %',
         new.quantity, new.unit_amount, new.exact_amount using errcode = '23514';
     end if;
     if new.amount_minor <> round_half_even(new.exact_amount * power(10::numeric, parent.minor_units), 0) then
       raise exception 'INVOICE_LINE_ROUNDING: % does not round to % minor units',
         new.exact_amount, new.amount_minor using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger invoice_lines_guard before insert or update or delete on invoice_lines
     for each row execute function guard_invoice_line()`,
  `create trigger invoice_lines_no_truncate before truncate on invoice_lines
     for each statement execute function forbid_mutation()`,

  // Runs as the owner, because nobody else may draw a number.
  `create function guard_invoice() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     voiding constant text[] := array['state', 'voided_at', 'version'];
   begin
     if tg_op = 'DELETE' then
       if old.state = 'DRAFT' then return old; end if;
       raise exception 'INVOICE_IMMUTABLE: invoice % is %', old.number, old.state using errcode = '23514';
     end if;
     if old.state = 'DRAFT' and new.state = 'FINALIZED' then
       if not exists (select from invoice_lines where invoice_id = new.invoice_id) then
         raise exception 'INVOICE_EMPTY: invoice % has no line', new.public_ref using errcode = '23514';
       end if;
       new.number := next_document_number('INVOICE');
     elsif old.state = 'FINALIZED' and new.state = 'VOID' then
       if to_jsonb(new) - voiding is distinct from to_jsonb(old) - voiding then
         raise exception 'INVOICE_IMMUTABLE: invoice % can only be voided', old.number
           using errcode = '23514';
       end if;
       if invoice_settled_minor(old.invoice_id) <> 0 then
         raise exception 'INVOICE_SETTLED: invoice % is paid, credited or written off in part',
           old.number using errcode = '23514';
       end if;
     elsif old.state <> 'DRAFT' then
       raise exception 'INVOICE_IMMUTABLE: invoice % is %', old.number, old.state using errcode = '23514';
     end if;
     return new;
   end $$`,
  // Triggers fire by name: the transition is judged before a number is drawn.
  `create trigger invoices_a_state before insert or update of state on invoices
     for each row execute function guard_state_transition('state')`,
  `create trigger invoices_b_guard before update or delete on invoices
     for each row execute function guard_invoice()`,
  `create trigger invoices_no_truncate before truncate on invoices
     for each statement execute function forbid_mutation()`,
];
