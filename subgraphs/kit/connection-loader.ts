import type DataLoader from 'dataloader';
import type { EntityClass, EntityMetadata } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import type { Connection } from './connection.ts';
import { pageLoader, type PageOf } from './page-loader.ts';

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
 * Loads pages of the lists that a table holds, each by its parent: each wanted page is a row of a lateral
 * join, so the database reads `first` + 1 rows of each and no more.
 */
export function connectionLoader<Entity extends object, Parent extends string | bigint>(
  em: EntityManager,
  options: ConnectionLoaderOptions<Entity>,
): DataLoader<PageOf<Parent>, Connection<Entity>, string> {
  const { entity } = options;
  return pageLoader(em, { entity, statement: pageStatement(em.getMetadata(entity), options) });
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
