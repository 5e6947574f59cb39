import DataLoader from 'dataloader';
import type { EntityClass, EntityDictionary, EntityMetadata } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import { toConnection, type Connection } from './connection.ts';
import type { Page } from './page.ts';

/** A page of one parent's list; `only` keeps the rows whose `filter` property has that value. */
export interface PageOf<Parent> {
  readonly parent: Parent;
  readonly page: Page;
  readonly only?: string | null | undefined;
}

/** Which list, by property names of the entity. */
export interface ConnectionLoaderOptions<Entity extends object> {
  readonly entity: EntityClass<Entity>;
  /** The property that names the parent. */
  readonly parent: keyof Entity & string;
  /** Oldest or newest first, by primary key. */
  readonly order: 'asc' | 'desc';
  /** The property that `only` compares. */
  readonly filter?: keyof Entity & string;
}

/**
 * Loads pages of many parents' lists in one statement, whatever their sizes and cursors: each wanted
 * page is a row of a lateral join, so the database reads `first` + 1 rows of each and no more.
 */
export function connectionLoader<Entity extends object, Parent extends string | bigint>(
  em: EntityManager,
  options: ConnectionLoaderOptions<Entity>,
): DataLoader<PageOf<Parent>, Connection<Entity>, string> {
  const metadata = em.getMetadata(options.entity);
  const key = metadata.getPrimaryProp();
  const sql = pageStatement(metadata, options);
  return new DataLoader(
    async (wanted) => {
      const rows: WantedRow<Entity>[] = await em.execute(sql, [
        JSON.stringify(wanted.map(toWantedRow)),
      ]);
      const pages = Map.groupBy(rows, (row) => row.wanted_ordinal);
      return wanted.map(({ page }, ordinal) => {
        const read = (pages.get(ordinal) ?? []).map(({ wanted_ordinal, ...row }) =>
          em.map(options.entity, row as EntityDictionary<Entity>),
        );
        return toConnection(read, page, (node) => node[key.name] as bigint);
      });
    },
    {
      cacheKeyFn: ({ parent, page, only }) =>
        `${parent}|${page.size}|${page.after ?? ''}|${only ?? ''}`,
    },
  );
}

/** A row of a list, and which of the wanted pages it belongs to. */
type WantedRow<Entity> = { readonly wanted_ordinal: number } & EntityDictionary<Entity>;

function toWantedRow({ parent, page, only }: PageOf<string | bigint>, ordinal: number): object {
  return {
    ordinal,
    parent: String(parent),
    after: page.after?.toString() ?? null,
    size: page.size + 1,
    only: only ?? null,
  };
}

function pageStatement<Entity extends object>(
  metadata: EntityMetadata<Entity>,
  { parent, order, filter }: ConnectionLoaderOptions<Entity>,
): string {
  const column = (property: string) => {
    const { fieldNames, columnTypes } = metadata.properties[property as never] as {
      fieldNames: string[];
      columnTypes: string[];
    };
    return { name: `"${fieldNames[0]}"`, type: columnTypes[0] ?? 'text' };
  };
  const key = column(metadata.getPrimaryProp().name).name;
  const owner = column(parent);
  const [isAfter, start] = order === 'asc' ? ['>', '-1'] : ['<', '9223372036854775807'];
  const isWanted = filter
    ? `and (wanted."only" is null or ${column(filter).name} = wanted."only")`
    : '';
  return `select wanted.ordinal as wanted_ordinal, list.*
    from json_to_recordset(?::json) as wanted(ordinal int, parent ${owner.type}, after bigint, size int, "only" text)
    cross join lateral (
      select * from "${metadata.tableName}"
      where ${owner.name} = wanted.parent and ${key} ${isAfter} coalesce(wanted.after, ${start}) ${isWanted}
      order by ${key} ${order} limit wanted.size
    ) as list
    order by wanted.ordinal, list.${key} ${order}`;
}
