import { tenantPolicy } from '@demarc/kit';

/** What drafting, finalizing and closing periods need. */
export const invoiceCommands: readonly string[] = [
  // Usage that occurred before and comes later is late: it is charged as an adjustment.
  'alter table invoices add column usage_until timestamptz',
  // A period is charged once; a void invoice gives it free again. Others charge for usage alone.
  'alter table invoices add column charges_period boolean not null default true',
  `create unique index invoices_one_a_period on invoices
     (billing_subscription_id, period_start, period_end) where state <> 'VOID' and charges_period`,
  `create index on billing_subscriptions (period_end) where state in ('TRIALING', 'ACTIVE', 'CANCELLED')`,

  // The row stays locked until the commit, so the number that is told is the one that the trigger
  // draws: a fact can carry it before the invoice has it.
  `create function upcoming_document_number(wanted text) returns bigint
     language sql security definer set search_path = public, pg_temp as $$
     select last_number + 1 from document_counters where series = wanted for update
   $$`,
  'revoke execute on function upcoming_document_number from public',
  'grant execute on function upcoming_document_number to billing_app',

  `create constraint trigger invoices_finalized_posted after update on invoices
     deferrable initially deferred for each row
     when (new.state = 'FINALIZED' and old.state <> 'FINALIZED')
     execute function assert_posted('INVOICE_FINALIZED')`,
  `create constraint trigger invoices_voided_posted after update on invoices
     deferrable initially deferred for each row when (new.state = 'VOID' and old.state <> 'VOID')
     execute function assert_posted('REVERSAL', 'INVOICE_FINALIZED')`,

  ...invoicedUsage(),
];

/** Which invoice charges which usage event: one at a time, and for ever unless it is voided. */
function invoicedUsage(): readonly string[] {
  return [
    `create table invoiced_usage (
       usage_event_id bigint not null,
       ingest_date date not null,
       invoice_id bigint not null references invoices,
       released_at timestamptz,
       primary key (usage_event_id, invoice_id)
     )`,
    `create unique index invoiced_usage_once on invoiced_usage (usage_event_id)
       where released_at is null`,
    'create index on invoiced_usage (invoice_id)',
    // For the whole statement at once: an invoice may charge for a hundred thousand events.
    `create function guard_invoiced_usage() returns trigger
       language plpgsql security definer set search_path = public, pg_temp as $$
     begin
       if exists (
         select from added
           left join invoices on invoices.invoice_id = added.invoice_id and invoices.state = 'DRAFT'
           left join billing_accounts as account using (billing_account_id)
           left join usage_events as usage on usage.ingest_date = added.ingest_date
             and usage.usage_event_id = added.usage_event_id
         where added.released_at is not null
           or usage.organization_ref is distinct from account.organization_ref
           or account.organization_ref is null
       ) then
         raise exception 'INVOICED_USAGE_FOREIGN: only a draft charges for usage, and for that of its own account'
           using errcode = '23514';
       end if;
       return null;
     end $$`,
    `create trigger invoiced_usage_guard after insert on invoiced_usage
       referencing new table as added for each statement execute function guard_invoiced_usage()`,
    // What a void invoice charged for can be charged again.
    `create function release_invoiced_usage() returns trigger
       language plpgsql security definer set search_path = public, pg_temp as $$
     begin
       update invoiced_usage set released_at = new.voided_at
         where invoice_id = new.invoice_id and released_at is null;
       return null;
     end $$`,
    `create trigger invoices_c_release after update on invoices for each row
       when (new.state = 'VOID' and old.state <> 'VOID') execute function release_invoiced_usage()`,
    `create function keep_invoiced_usage() returns trigger
       language plpgsql security definer set search_path = public, pg_temp as $$
     begin
       if to_jsonb(new) - 'released_at' is distinct from to_jsonb(old) - 'released_at'
         or old.released_at is not null
         or not exists (select from invoices where invoice_id = old.invoice_id and state = 'VOID') then
         raise exception 'INVOICED_USAGE_FIXED: invoice % charges for usage event %',
           old.invoice_id, old.usage_event_id using errcode = '23514';
       end if;
       return new;
     end $$`,
    `create trigger invoiced_usage_keep before update on invoiced_usage
       for each row execute function keep_invoiced_usage()`,
    `create trigger invoiced_usage_append_only before delete or truncate on invoiced_usage
       for each statement execute function forbid_mutation()`,
    'grant select on invoiced_usage to billing_app',
    'grant insert (usage_event_id, ingest_date, invoice_id) on invoiced_usage to billing_app',
    ...tenantPolicy(
      'billing',
      'invoiced_usage',
      'invoice_id in (select invoices.invoice_id from invoices)',
    ),
  ];
}
