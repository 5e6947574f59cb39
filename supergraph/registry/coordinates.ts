import type { EntityManager } from '@mikro-orm/sql';

/** What the contracts of a version say of one coordinate. */
export interface CoordinateRecord {
  readonly kind: string;
  /** Whose contract says it. */
  readonly subgraph: string;
  readonly owner?: string | undefined;
  readonly meaning: string;
  readonly source?: string | undefined;
  readonly rules: readonly string[];
  readonly process?: string | undefined;
  readonly compat: string;
  readonly stage: string;
  readonly since?: string | undefined;
  readonly retireOn?: string | undefined;
  readonly replacedBy?: string | undefined;
  readonly note?: string | undefined;
  readonly dataClass?: string | undefined;
  readonly purpose?: string | undefined;
  readonly retention?: string | undefined;
  /** As it stands in the contract; of a type without its members. */
  readonly statement: string;
}

/** What a version says otherwise of a coordinate than the one before; no record where it is gone. */
export interface CoordinateChange {
  readonly coordinate: string;
  readonly record: CoordinateRecord | undefined;
}

/** A change, and the version that brought it. */
export interface CoordinateVersion extends CoordinateChange {
  readonly version: number;
}

/** Writes down what a version changes, in one statement however much it is. */
export async function keepCoordinates(
  em: EntityManager,
  version: number,
  changes: readonly CoordinateChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await em.execute(
    `insert into coordinates (coordinate, version, record)
     select coordinate, ?, nullif(record::text, 'null')::json
     from json_to_recordset(?::json) as changed(coordinate text, record json)`,
    [
      version,
      JSON.stringify(changes.map(({ coordinate, record = null }) => ({ coordinate, record }))),
    ],
  );
}

/** What was last said of a coordinate; undefined where no version ever had it. */
export async function readCoordinate(
  em: EntityManager,
  coordinate: string,
): Promise<CoordinateVersion | undefined> {
  const [newest] = await listCoordinateHistory(em, coordinate, 1);
  return newest;
}

/** The versions in which what is said of a coordinate changed, the newest first. */
export async function listCoordinateHistory(
  em: EntityManager,
  coordinate: string,
  first: number,
): Promise<readonly CoordinateVersion[]> {
  const rows: Row[] = await em.execute(
    `${SELECT} where coordinate = ? order by coordinates.version desc limit ?`,
    [coordinate, first],
  );
  return rows.map(toVersion);
}

/** Coordinates that the newest version has and that begin so, in the order of their names. */
export async function listCoordinates(
  em: EntityManager,
  {
    prefix,
    after,
    first,
  }: { readonly prefix: string; readonly after: string | undefined; readonly first: number },
): Promise<readonly CoordinateVersion[]> {
  const rows: Row[] = await em.execute(
    `select coordinate, version, record from (
       select distinct on (coordinate) coordinate, version, record from coordinates
       where coordinate >= ? and coordinate < ? and coordinate > ?
       order by coordinate, version desc
     ) as newest where record is not null order by coordinate limit ?`,
    [prefix, `${prefix}\u{10ffff}`, after ?? '', first],
  );
  return rows.map(toVersion);
}

const SELECT = 'select coordinate, version, record from coordinates';

interface Row {
  readonly coordinate: string;
  readonly version: number;
  readonly record: CoordinateRecord | null;
}

function toVersion({ record, ...row }: Row): CoordinateVersion {
  return { ...row, record: record ?? undefined };
}
