import type { Dice } from '../random-api/dice.ts';
import { mergeTypes } from './merged-types.ts';
import type { StoredData, StoredObject, StoredValue } from './stored-data.ts';

/** Data, what it is data of, and what is going to be asked of it. */
export interface WholeCase {
  readonly data: StoredData;
  readonly contracts: Readonly<Record<string, string>>;
  readonly operation: string;
}

/**
 * Breaks some places of the data, rather those that the operation asks for: a resolver that throws, or
 * null, whether null may stand there or not; an object that a subgraph does not find. What keys and
 * requirements name stays whole: what a gateway does without it is a matter of its own.
 */
export function plantFaults({ data, contracts, operation }: WholeCase, dice: Dice): StoredData {
  const { bearing, findableIn } = mergeTypes(contracts);
  const asked = new Set(operation.match(/\w+/g));
  const place = { bearing, asked, dice };
  const broken: Record<string, StoredObject> = { ...data };
  for (let count = 1 + dice.below(5); count > 0; count -= 1) {
    const id = dice.pick(dice.oneIn(3) ? ['Query'] : Object.keys(broken));
    const object = broken[id];
    if (!object) continue;
    const subgraph = dice.oneIn(5) ? dice.pickAny(findableIn(object.__typename)) : undefined;
    broken[id] =
      subgraph === undefined ? breakObject(object, place) : { ...object, $missingIn: subgraph };
  }
  return broken;
}

interface Place {
  readonly bearing: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
  readonly dice: Dice;
}

function breakObject(object: StoredObject, place: Place): StoredObject {
  const { bearing, asked, dice } = place;
  const fields = Object.keys(object).filter(
    (one) => one !== '__typename' && !bearing.has(one) && !one.startsWith('$'),
  );
  const field =
    dice.pickAny(fields.filter((one) => asked.has(one) && !dice.oneIn(4))) ?? dice.pickAny(fields);
  if (field === undefined) return object;
  return { ...object, [field]: breakValue(object[field] ?? null, place) };
}

function breakValue(value: StoredValue, place: Place): StoredValue {
  const { dice } = place;
  if (Array.isArray(value) && value.length > 0 && !dice.oneIn(3)) {
    const at = dice.below(value.length);
    return value.map((item: StoredValue, index) => (index === at ? breakValue(item, place) : item));
  }
  const isInline = typeof value === 'object' && value !== null && '__typename' in value;
  if (isInline && !dice.oneIn(3)) return breakObject(value as StoredObject, place);
  return dice.oneIn(2) ? null : { $throw: 'secret words' };
}
