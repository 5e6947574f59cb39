import { rolesOf } from '@demarc/foundation/database';

/** Conditions of single statements, where they differ from the one that holds for all. */
export interface PolicyExceptions {
  /** Which rows may be added. */
  readonly insert?: string;
}

/**
 * The statements that put a table under row-level security: the machine sees every row, a request
 * those for which the condition holds. A subquery in parentheses is evaluated once for a statement, a
 * bare function once for each row: write `(select tenant_organizations())`.
 *
 * The owner stays free of policies (no FORCE): triggers that run as the owner count rows of everybody.
 *
 * @param condition - SQL over the table's columns
 */
export function tenantPolicy(
  context: string,
  table: string,
  condition: string,
  { insert = condition }: PolicyExceptions = {},
): readonly string[] {
  const { app } = rolesOf(context);
  const forAll = (one: string) => `((select is_system()) or (${one}))`;
  return [
    `alter table ${table} enable row level security`,
    `create policy ${table}_read on ${table} for select to ${app} using ${forAll(condition)}`,
    `create policy ${table}_add on ${table} for insert to ${app} with check ${forAll(insert)}`,
    `create policy ${table}_change on ${table} for update to ${app}
       using ${forAll(condition)} with check ${forAll(condition)}`,
    `create policy ${table}_remove on ${table} for delete to ${app} using ${forAll(condition)}`,
  ];
}
