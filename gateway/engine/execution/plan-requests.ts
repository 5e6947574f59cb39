import { bounds } from '../../bounds.ts';
import type { EntityFetch, RequestText } from '../compilation/compiled-fetch.ts';
import type { GatheredList } from './gather-entities.ts';

/** Lists that go with one request, each with the part of it that is asked for. */
export interface EntityRequest {
  readonly request: RequestText;
  readonly parts: readonly EntityPart[];
}

/** A list, or a part of one. */
export interface EntityPart {
  readonly gathered: GatheredList;
  /** Its key in the reply, and the variable that its representations go by. */
  readonly key: string;
  readonly variable: string;
  readonly from: number;
  readonly representations: readonly string[];
}

/**
 * The requests of an entity fetch: all lists in one where they are short enough, else each list in requests of
 * its own, of no more representations than a subgraph has to take at once.
 */
export function planRequests(fetch: EntityFetch, lists: readonly GatheredList[]): EntityRequest[] {
  const full = lists.filter(({ representations }) => representations.length > 0);
  const count = full.reduce((sum, { representations }) => sum + representations.length, 0);
  if (full.length > 1 && count <= bounds.representations.is) {
    return [{ request: fetch.request, parts: lists.map((gathered) => combinedPart(gathered)) }];
  }
  return full.flatMap((gathered) => splitList(gathered));
}

function combinedPart(gathered: GatheredList): EntityPart {
  const { alias } = gathered.list;
  const { representations } = gathered;
  return { gathered, key: alias, variable: `representations${alias}`, from: 0, representations };
}

function splitList(gathered: GatheredList): EntityRequest[] {
  const most = bounds.representations.is;
  const { representations, list } = gathered;
  return Array.from({ length: Math.ceil(representations.length / most) }, (_, chunk) => {
    const from = chunk * most;
    const part = {
      gathered,
      key: '_entities',
      variable: 'representations',
      from,
      representations: representations.slice(from, from + most),
    };
    return { request: list.request, parts: [part] };
  });
}
