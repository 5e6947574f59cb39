import { Kind, type ListTypeNode, type NamedTypeNode, type TypeNode } from 'graphql';
import type { Dice } from '../random-api/dice.ts';
import { mergeTypes, type MergedTypes } from './merged-types.ts';
import type { StoredData, StoredObject, StoredValue } from './stored-data.ts';

/** Data for the graph of these contracts. */
export function randomData(contracts: Readonly<Record<string, string>>, dice: Dice): StoredData {
  const merged = mergeTypes(contracts);
  const ids = new Map<string, readonly string[]>();
  for (const type of merged.entities) {
    const count = 1 + dice.below(4);
    ids.set(
      type,
      Array.from({ length: count }, (_, index) => `${type.toLowerCase()}-${index}`),
    );
  }
  const maker = { merged, ids, dice };
  const data: Record<string, StoredObject> = {};
  for (const [type, its] of ids) for (const id of its) data[id] = randomObject(maker, type, id);
  for (const root of ['Query', 'Mutation']) {
    if (merged.objects.has(root)) data[root] = randomObject(maker, root, root);
  }
  return data;
}

interface Maker {
  readonly merged: MergedTypes;
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly dice: Dice;
}

function randomObject(maker: Maker, type: string, id: string): StoredObject {
  const fields: Record<string, StoredValue> = {};
  for (const [field, node] of maker.merged.objects.get(type) ?? []) {
    fields[field] = keyValue(field, id) ?? randomValue(maker, node, [type, field]);
  }
  return { ...fields, __typename: type };
}

/** Keys tell objects apart, whichever of them is asked by. */
function keyValue(field: string, id: string): StoredValue | undefined {
  if (field === 'id') return id;
  if (field === 'sku') return `sku ${id}`;
  if (field === 'region') return id.length % 2;
  if (field === 'tag') return { __typename: 'Tag', code: `code ${id}` };
  return undefined;
}

function randomValue(maker: Maker, node: TypeNode, at: readonly [string, string]): StoredValue {
  if (node.kind === Kind.NON_NULL_TYPE) return presentValue(maker, node.type, at);
  return maker.dice.oneIn(6) ? null : presentValue(maker, node, at);
}

function presentValue(
  maker: Maker,
  node: NamedTypeNode | ListTypeNode,
  at: readonly [string, string],
): StoredValue {
  const { dice, merged, ids } = maker;
  if (node.kind === Kind.LIST_TYPE) {
    const length = dice.oneIn(5) ? 0 : 1 + dice.below(3);
    return Array.from({ length }, () => randomValue(maker, node.type, at));
  }
  const named = node.name.value;
  const leaf = randomLeafValue(named, merged, dice);
  if (leaf !== undefined) return leaf;
  // Where contracts have no object type in common, there is nothing that all of them could answer.
  const concrete = dice.pickAny(merged.possibleAt(...at, named));
  if (concrete === undefined) return null;
  const known = ids.get(concrete);
  return known ? { $ref: dice.pick(known) } : randomObject(maker, concrete, '');
}

function randomLeafValue(named: string, merged: MergedTypes, dice: Dice): StoredValue | undefined {
  const values = merged.enums.get(named);
  if (values) return dice.pick(values);
  switch (named) {
    case 'String':
      return dice.pick(['', 'word', 'two words', '"quoted" \\ \n', 'ünï 🐝', '__proto__']);
    case 'ID':
      return dice.pick(['1', 'x y', 'id:9']);
    case 'Int':
      return dice.pick([0, 1, -7, 2_147_483_647]);
    case 'Float':
      return dice.pick([0, 0.5, -1.25, 1e21, 3]);
    case 'Boolean':
      return dice.oneIn(2);
    case 'Blob':
      return dice.pick<StoredValue>([1, 'b', [1, [2]], { a: { b: null } }, { toString: 1 }, false]);
    default:
      return undefined;
  }
}
