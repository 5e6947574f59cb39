/** Which rows of a table a request may touch, as SQL over its columns. */
export interface TableAccess {
  readonly read: string;
  /** Which it may add and change; none unless it says so: then the table is the machine's to write. */
  readonly write?: string;
  /** Which it may delete. */
  readonly remove?: string;
}

const NOTHING = 'false';

/**
 * The statements that put a table under row-level security where reading and writing differ: who is
 * invited sees the invitation and changes nothing of it. The machine sees and writes every row.
 */
export function tablePolicies(
  table: string,
  { read, write = NOTHING, remove = NOTHING }: TableAccess,
): readonly string[] {
  const forAll = (condition: string) => `((select is_system()) or (${condition}))`;
  return [
    `alter table ${table} enable row level security`,
    `create policy ${table}_read on ${table} for select to accounts_app using ${forAll(read)}`,
    `create policy ${table}_add on ${table} for insert to accounts_app with check ${forAll(write)}`,
    `create policy ${table}_change on ${table} for update to accounts_app
       using ${forAll(write)} with check ${forAll(write)}`,
    `create policy ${table}_remove on ${table} for delete to accounts_app using ${forAll(remove)}`,
  ];
}
