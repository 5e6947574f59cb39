import type { EntityFetch, EntityList, EntityTarget } from '../compilation/compiled-fetch.ts';
import type { IsOfType } from '../values/build-representation.ts';
import { collectEntities } from './collect-entities.ts';
import type { ResponseObject } from '../values/response-object.ts';

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
  const indexes = new Array<number>(entities.length);
  for (const [place, entity] of entities.entries()) {
    const text = target.write(entity, isOfType);
    if (text === undefined) {
      indexes[place] = -1;
      continue;
    }
    const index = known.get(text) ?? known.size;
    if (index === known.size) known.set(text, index);
    indexes[place] = index;
  }
  return { target, entities, indexes };
}
