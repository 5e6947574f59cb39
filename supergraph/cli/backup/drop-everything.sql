-- Takes away all that the present role owns in the schema public, so that a dump can be put there. Runs in
-- one transaction with what comes after it.
do $$
declare
  one record;
begin
  for one in
    select format('drop table if exists public.%I cascade', relname) as command
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and relowner = current_user::regrole and not relispartition
    union all
    select format('drop view if exists public.%I cascade', relname)
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
        and relowner = current_user::regrole
    union all
    select format('drop sequence if exists public.%I cascade', relname)
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'
        and relowner = current_user::regrole
    union all
    select format('drop routine if exists %s cascade', oid::regprocedure)
      from pg_proc where pronamespace = 'public'::regnamespace and proowner = current_user::regrole
    union all
    select format('drop type if exists public.%I cascade', typname)
      from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
        and typowner = current_user::regrole
  loop
    execute one.command;
  end loop;
end $$;
