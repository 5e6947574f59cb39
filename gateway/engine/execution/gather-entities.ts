import type { EntityFetch, EntityList, EntityTarget } from '../compilation/compiled-fetch.ts';
import type { IsOfType } from '../values/build-representation.ts';
import { collectEntities } from './collect-entities.ts';
import { readKey, type ResponseObject } from '../values/response-object.ts';

/** The entities of one place that are asked for. */
export interface GatheredTarget {
  readonly target: EntityTarget;
  readonly entities: readonly ResponseObject[];
  /** For each entity the place of its representation in the list, or -1 where it has none. */
  readonly indexes: readonly number[];
}

/** What one list of `_entities` asks for. */
export interface GatheredList {
  readonly list: EntityList;
  /** JSON, each different from all others. */
  readonly representations: readonly string[];
  readonly targets: readonly GatheredTarget[];
}

/** Reads from the response so far what the fetch has to ask for: each entity once, however often it stands there. */
export function gatherEntities(
  { lists }: EntityFetch,
  data: ResponseObject,
  isOfType: IsOfType,
): readonly GatheredList[] {
  return lists.map((list) => {
    const known = new Map<string, number>();
    const targets = list.targets.map((target) => gatherTarget(target, { data, known, isOfType }));
    return { list, representations: [...known.keys()], targets };
  });
}

interface Gathering {
  readonly data: ResponseObject;
  readonly known: Map<string, number>;
  readonly isOfType: IsOfType;
}

function gatherTarget(target: EntityTarget, { data, known, isOfType }: Gathering): GatheredTarget {
  const entities: ResponseObject[] = [];
  collectEntities(data, target.path, entities);
  const indexOf = (entity: ResponseObject): number => {
    const text = target.write(entity, isOfType);
    if (text === undefined) return -1;
    const index = known.get(text) ?? known.size;
    if (index === known.size) known.set(text, index);
    return index;
  };
  const { leafKeys } = target;
  return { target, entities, indexes: entities.map(leafKeys ? once(indexOf, leafKeys) : indexOf) };
}

/** Writes what is alike once: most entities of a deep response stand there many times. */
function once(
  indexOf: (entity: ResponseObject) => number,
  leafKeys: readonly string[],
): (entity: ResponseObject) => number {
  const lead = leafKeys.find((key) => key !== '__typename') ?? '__typename';
  const last = new Map<unknown, { readonly entity: ResponseObject; readonly index: number }>();
  const isAlike = (one: ResponseObject, other: ResponseObject) =>
    leafKeys.every((key) => readKey(one, key) === readKey(other, key));
  return (entity) => {
    const value = readKey(entity, lead);
    const alike = last.get(value);
    if (alike !== undefined && isAlike(entity, alike.entity)) return alike.index;
    const index = indexOf(entity);
    last.set(value, { entity, index });
    return index;
  };
}
