/** For how long a retry gets the outcome of the first call. */
export const RETENTION_DAYS = 30;

/** For how long after that an id that was used is known to have been, so that a late retry does not run. */
export const REMEMBERED_DAYS = 365;

/**
 * Statements that let an outcome go once a retry can no longer be expected: the row stays, so that the
 * id is refused (REQUEST_EXPIRED) and not run anew, and goes long after. By the database's own clock:
 * neither the application nor a job with another idea of now can let go of one early.
 */
export const requestExpiry: readonly string[] = [
  'alter table idempotency_requests drop constraint idempotency_requests_state_check',
  `alter table idempotency_requests add constraint idempotency_requests_state_check
     check (state in ('IN_PROGRESS', 'COMPLETED', 'EXPIRED'))`,
  `create or replace function keep_outcome() returns trigger language plpgsql as $$
   begin
     if old.state = 'IN_PROGRESS' and new.state <> 'EXPIRED' then return new; end if;
     if old.state = 'COMPLETED' and new.state = 'EXPIRED' then
       if old.expires_at <= clock_timestamp() then return new; end if;
       raise exception 'REQUEST_NOT_EXPIRED: request % may still be retried', old.request_id
         using errcode = '23514';
     end if;
     raise exception 'OUTCOME_FIXED: request % has been answered', old.request_id
       using errcode = '23514';
   end $$`,
  `create function remember_request() returns trigger language plpgsql as $$
   begin
     if old.state = 'EXPIRED' and old.expires_at <= clock_timestamp() - interval '${REMEMBERED_DAYS} days' then
       return old;
     end if;
     raise exception 'REQUEST_REMEMBERED: request % is known for ${REMEMBERED_DAYS} days after its outcome', old.request_id
       using errcode = '23514';
   end $$`,
  `create trigger idempotency_requests_remembered before delete on idempotency_requests
     for each row execute function remember_request()`,
  `create trigger idempotency_requests_not_emptied before truncate on idempotency_requests
     for each statement execute function forbid_mutation()`,
];
