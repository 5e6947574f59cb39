import { tablePolicies } from '../004-tenants/table-policies.ts';

const guard = (table: string, column: string) =>
  // After the row, so that a state which is none is told by the column's own check.
  `create trigger ${table}_transitions after insert or update of ${column} on ${table}
     for each row execute function guard_state_transition('${column}')`;

/**
 * The state machines of accounts, as rows: which state may follow which. NEW stands for "not there yet",
 * so a row begins only in a state that follows NEW. The database refuses what goes round them.
 */
export const transitionStatements: readonly string[] = [
  `create table state_transitions (
     machine text not null,
     from_state text not null,
     to_state text not null,
     primary key (machine, from_state, to_state)
   )`,
  `insert into state_transitions (machine, from_state, to_state) values
     ('organizations', 'NEW', 'PROVISIONING'),
     ('organizations', 'NEW', 'ACTIVE'),
     ('organizations', 'PROVISIONING', 'ACTIVE'),
     ('organizations', 'PROVISIONING', 'CLOSED'),
     ('organizations', 'ACTIVE', 'SUSPENDED'),
     ('organizations', 'ACTIVE', 'CLOSED'),
     ('organizations', 'SUSPENDED', 'ACTIVE'),
     ('organizations', 'SUSPENDED', 'CLOSED'),
     ('workspaces', 'NEW', 'ACTIVE'),
     ('workspaces', 'ACTIVE', 'ARCHIVED'),
     ('workspaces', 'ARCHIVED', 'ACTIVE'),
     ('workspaces', 'ARCHIVED', 'DELETED'),
     ('users', 'NEW', 'INVITED'),
     ('users', 'NEW', 'ACTIVE'),
     ('users', 'INVITED', 'ACTIVE'),
     ('users', 'INVITED', 'ERASED'),
     ('users', 'ACTIVE', 'DEACTIVATED'),
     ('users', 'ACTIVE', 'ERASED'),
     ('users', 'DEACTIVATED', 'ACTIVE'),
     ('users', 'DEACTIVATED', 'ERASED'),
     ('memberships', 'NEW', 'INVITED'),
     ('memberships', 'NEW', 'ACTIVE'),
     ('memberships', 'INVITED', 'ACTIVE'),
     ('memberships', 'INVITED', 'REMOVED'),
     ('memberships', 'ACTIVE', 'REMOVED'),
     ('memberships', 'REMOVED', 'INVITED'),
     ('onboarding_steps', 'NEW', 'PENDING'),
     ('onboarding_steps', 'PENDING', 'DONE'),
     ('onboarding_steps', 'PENDING', 'SKIPPED'),
     ('onboarding_steps', 'SKIPPED', 'DONE')`,
  `create trigger state_transitions_append_only
     before update or delete or truncate on state_transitions
     for each statement execute function forbid_mutation()`,
  'grant select on state_transitions to accounts_app',
  ...tablePolicies('state_transitions', { read: 'true' }),
  // Hung on a table with the name of its state column as the argument.
  `create function guard_state_transition() returns trigger
     language plpgsql security definer set search_path = public, pg_temp as $$
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
     return null;
   end $$`,
  guard('organizations', 'lifecycle_state'),
  guard('workspaces', 'lifecycle_state'),
  guard('users', 'state'),
  guard('memberships', 'state'),
  guard('onboarding_steps', 'state'),
];
