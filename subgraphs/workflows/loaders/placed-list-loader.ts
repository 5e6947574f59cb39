import type DataLoader from 'dataloader';
import type { EntityClass } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import { pageLoader, type Connection, type Page, type PageOf } from '@demarc/kit';
import type { ReadablePlace } from '../model/readable-place.ts';

/** Which list, by column names. Its table has an organization and, perhaps null, a workspace. */
export interface PlacedListOptions<Entity extends object> {
  readonly entity: EntityClass<Entity>;
  /** The primary key, by which it is ordered. */
  readonly key: string;
  /** The column that names the parent. */
  readonly parent: string;
  /** Oldest or newest first, by primary key. */
  readonly order: 'asc' | 'desc';
  /** The column that a wanted state is compared with. */
  readonly state?: string;
}

/** A page of one parent's list, of what lies in these places, and stands in this state. */
export interface PlacedPage {
  readonly parent: string;
  readonly page: Page;
  readonly places: readonly ReadablePlace[];
  readonly state?: string | null;
}

/** As the loader takes it: places and state travel as the JSON of `only`. */
export function placedPage({ parent, page, places, state = null }: PlacedPage): PageOf<string> {
  return { parent, page, only: JSON.stringify({ places, state }) };
}

/**
 * Loads pages of lists of which whoever asks may see a part: what lies in the organizations and workspaces
 * that a page names, and what is for all of such an organization. One statement for all parents.
 */
export function placedListLoader<Entity extends object>(
  em: EntityManager,
  options: PlacedListOptions<Entity>,
): DataLoader<PageOf<string>, Connection<Entity>, string> {
  const { entity } = options;
  const { tableName } = em.getMetadata(entity);
  return pageLoader(em, { entity, statement: statementOf(tableName, options) });
}

function statementOf<Entity extends object>(
  table: string,
  { key, parent, order, state }: PlacedListOptions<Entity>,
): string {
  const [isAfter, start] = order === 'asc' ? ['>', '-1'] : ['<', '9223372036854775807'];
  const isWanted =
    state === undefined
      ? ''
      : `and coalesce(wanted."only"::json ->> 'state', one.${state}) = one.${state}`;
  return `select wanted.ordinal as wanted_ordinal, list.*
    from json_to_recordset(?::json) as wanted(ordinal int, parent text, after bigint, size int, "only" text)
    cross join lateral (
      select * from ${table} as one
      where one.${parent} = wanted.parent and one.${key} ${isAfter} coalesce(wanted.after, ${start})
        ${isWanted}
        and exists (
          select from json_to_recordset(wanted."only"::json -> 'places')
            as place(organization text, workspace text)
          where place.organization = one.organization_ref
            and (place.workspace is null or coalesce(one.workspace_ref, place.workspace) = place.workspace))
      order by one.${key} ${order} limit wanted.size
    ) as list
    order by wanted.ordinal, list.${key} ${order}`;
}
