import DataLoader from 'dataloader';
import type { EntityClass, EntityDictionary } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import { toConnection, type Connection } from './connection.ts';
import type { Page } from './page.ts';

/** A page of one parent's list; `only` keeps the rows whose filtered property has that value. */
export interface PageOf<Parent> {
  readonly parent: Parent;
  readonly page: Page;
  readonly only?: string | null | undefined;
}

/** How pages of many lists are read in one statement. */
export interface PageLoaderOptions<Entity extends object> {
  readonly entity: EntityClass<Entity>;
  /**
   * Its one parameter is the JSON of the wanted pages: `ordinal`, `parent`, `after`, `size` (one more than
   * the page has) and `only`. Each row is a row of the entity, in the order of its list, and the
   * `wanted_ordinal` of the page that it belongs to.
   */
  readonly statement: string;
}

/** Loads pages of many parents' lists in one statement, whatever their sizes and cursors. */
export function pageLoader<Entity extends object, Parent extends string | bigint>(
  em: EntityManager,
  { entity, statement }: PageLoaderOptions<Entity>,
): DataLoader<PageOf<Parent>, Connection<Entity>, string> {
  const key = em.getMetadata(entity).getPrimaryProp();
  return new DataLoader(
    async (wanted) => {
      const rows: WantedRow<Entity>[] = await em.execute(statement, [
        JSON.stringify(wanted.map(toWantedRow)),
      ]);
      const pages = Map.groupBy(rows, (row) => row.wanted_ordinal);
      return wanted.map(({ page }, ordinal) => {
        const read = (pages.get(ordinal) ?? []).map(({ wanted_ordinal, ...row }) =>
          em.map(entity, row as EntityDictionary<Entity>),
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
