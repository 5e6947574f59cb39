/**
 * The state machines of billing, as rows: which state may follow which. NEW stands for "not there
 * yet", so a row begins only in a state that follows NEW.
 */
export const stateStatements = [
  `create table state_transitions (
     machine text not null,
     from_state text not null,
     to_state text not null,
     primary key (machine, from_state, to_state)
   )`,
  `insert into state_transitions (machine, from_state, to_state) values
     ('billing_accounts', 'NEW', 'GOOD_STANDING'),
     ('billing_accounts', 'GOOD_STANDING', 'PAST_DUE'),
     ('billing_accounts', 'PAST_DUE', 'GOOD_STANDING'),
     ('billing_accounts', 'PAST_DUE', 'DELINQUENT'),
     ('billing_accounts', 'DELINQUENT', 'GOOD_STANDING'),
     ('billing_accounts', 'DELINQUENT', 'PAST_DUE'),
     ('billing_accounts', 'DELINQUENT', 'WRITTEN_OFF'),
     ('billing_subscriptions', 'NEW', 'TRIALING'),
     ('billing_subscriptions', 'NEW', 'ACTIVE'),
     ('billing_subscriptions', 'TRIALING', 'ACTIVE'),
     ('billing_subscriptions', 'TRIALING', 'CANCELLED'),
     ('billing_subscriptions', 'TRIALING', 'ENDED'),
     ('billing_subscriptions', 'ACTIVE', 'PAUSED'),
     ('billing_subscriptions', 'ACTIVE', 'CANCELLED'),
     ('billing_subscriptions', 'ACTIVE', 'ENDED'),
     ('billing_subscriptions', 'PAUSED', 'ACTIVE'),
     ('billing_subscriptions', 'PAUSED', 'CANCELLED'),
     ('billing_subscriptions', 'PAUSED', 'ENDED'),
     ('billing_subscriptions', 'CANCELLED', 'ACTIVE'),
     ('billing_subscriptions', 'CANCELLED', 'ENDED'),
     ('invoices', 'NEW', 'DRAFT'),
     ('invoices', 'DRAFT', 'FINALIZED'),
     ('invoices', 'FINALIZED', 'VOID'),
     ('payments', 'NEW', 'PENDING'),
     ('payments', 'PENDING', 'SUCCEEDED'),
     ('payments', 'PENDING', 'FAILED'),
     ('payments', 'SUCCEEDED', 'REFUNDED')`,
  `create trigger state_transitions_append_only
     before update or delete or truncate on state_transitions
     for each statement execute function forbid_mutation()`,
  // Hung on a table with the name of its state column as the argument.
  `create function guard_state_transition() returns trigger
     language plpgsql set search_path = public, pg_temp as $$
   declare
     was text := case tg_op when 'INSERT' then 'NEW' else to_jsonb(old) ->> tg_argv[0] end;
     becomes text := to_jsonb(new) ->> tg_argv[0];
   begin
     if was is distinct from becomes and not exists (
       select from state_transitions
       where machine = tg_table_name and from_state = was and to_state = becomes
     ) then
       raise exception 'ILLEGAL_TRANSITION: % from % to %', tg_table_name, was, becomes
         using errcode = '23514';
     end if;
     return new;
   end $$`,
];
