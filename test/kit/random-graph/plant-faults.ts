import type { Dice } from '../random-api/dice.ts';
import { mergeTypes } from './merged-types.ts';
import type { StoredData, StoredObject, StoredValue } from './stored-data.ts';

/**
 * Breaks some places of the data: a resolver that throws, or null, whether null may stand there or not.
 * What keys and requirements name stays whole: what a gateway does without it is a matter of its own.
 */
export function plantFaults(
  data: StoredData,
  contracts: Readonly<Record<string, string>>,
  dice: Dice,
): StoredData {
  const { bearing } = mergeTypes(contracts);
  const broken: Record<string, StoredObject> = { ...data };
  for (let count = 1 + dice.below(4); count > 0; count -= 1) {
    const id = dice.pick(Object.keys(broken));
    const object = broken[id];
    if (object) broken[id] = breakObject(object, bearing, dice);
  }
  return broken;
}

function breakObject(object: StoredObject, bearing: ReadonlySet<string>, dice: Dice): StoredObject {
  const fields = Object.keys(object).filter((one) => one !== '__typename' && !bearing.has(one));
  const field = dice.pickAny(fields);
  if (field === undefined) return object;
  return { ...object, [field]: breakValue(object[field] ?? null, bearing, dice) };
}

function breakValue(value: StoredValue, bearing: ReadonlySet<string>, dice: Dice): StoredValue {
  if (Array.isArray(value) && value.length > 0 && !dice.oneIn(3)) {
    const at = dice.below(value.length);
    return value.map((item: StoredValue, index) =>
      index === at ? breakValue(item, bearing, dice) : item,
    );
  }
  const isInline = typeof value === 'object' && value !== null && '__typename' in value;
  if (isInline && !dice.oneIn(3)) return breakObject(value as StoredObject, bearing, dice);
  return dice.oneIn(2) ? null : { $throw: 'secret words' };
}
