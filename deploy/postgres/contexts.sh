#!/usr/bin/env bash
# For every variable <CONTEXT>_DATABASE_PASSWORD: the context's database, its two roles, and a login that
# is a member of the owner alone. The image runs this when the volume is new; run again, it adds what is
# missing and sets the passwords.
set -euo pipefail

for variable in $(compgen -e | grep '_DATABASE_PASSWORD$'); do
  context=$(tr '[:upper:]' '[:lower:]' <<<"${variable%_DATABASE_PASSWORD}")
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    --set variable="$variable" --set context="$context" <<'SQL'
\getenv password :variable
\set owner :context _owner
\set app :context _app
\set login :context _login

select format('create role %I nologin nobypassrls', name)
  from unnest(array[:'owner', :'app']) as name where to_regrole(name) is null \gexec
select format('create role %I login', :'login') where to_regrole(:'login') is null \gexec
alter role :"login" password :'password';
grant :"app" to :"owner";
grant :"owner" to :"login";

-- The owner of a database may build in its schema public, and nobody else may connect.
select format('create database %I owner %I', :'context', :'owner')
  where not exists (select from pg_database where datname = :'context') \gexec
revoke all on database :"context" from public;
SQL
done
