import { FoundationFault } from '../fault.ts';
import type { Orm } from './database.ts';

/**
 * Compares the entities with the tables that the migrations made, as the application's role sees them.
 * A property without a column would answer null for ever.
 *
 * @throws FoundationFault DATABASE_SCHEMA_DIFFERS naming every difference
 */
export async function checkSchema(orm: Orm, context: string): Promise<void> {
  const wanted = [...orm.getMetadata().getAll().values()].flatMap((meta) =>
    Object.values(meta.properties)
      .filter(({ persist }) => persist !== false)
      .map(({ name, fieldNames }) => ({
        entity: meta.className,
        property: name,
        table_name: meta.tableName,
        column_name: fieldNames[0] ?? name,
      })),
  );
  const differences: Difference[] = await orm.em.getConnection().execute(
    `select wanted.*, attname is null as is_missing, current_role as role
     from json_to_recordset(?::json) as wanted(entity text, property text, table_name text, column_name text)
     left join pg_attribute on attrelid = to_regclass('public.' || table_name) and attname = column_name
       and not attisdropped
     where attname is null or not has_column_privilege(attrelid, attnum, 'select')`,
    [JSON.stringify(wanted)],
  );
  if (differences.length === 0) return;
  const sentences = differences.map(describe).sort().join('\n  ');
  throw new FoundationFault(
    'DATABASE_SCHEMA_DIFFERS',
    `The entities of ${context} and its database differ:\n  ${sentences}`,
  );
}

/** One property that the application cannot read. */
interface Difference {
  readonly entity: string;
  readonly property: string;
  readonly table_name: string;
  readonly column_name: string;
  readonly is_missing: boolean;
  readonly role: string;
}

function describe({
  entity,
  property,
  table_name: table,
  column_name: column,
  ...rest
}: Difference) {
  return rest.is_missing
    ? `${entity}.${property} has no column ${column} in ${table}: is its migration listed in database.ts?`
    : `${entity}.${property}: the role ${rest.role} may not read ${table}.${column}: grant it in a migration.`;
}
