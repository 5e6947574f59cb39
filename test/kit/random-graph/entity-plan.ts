import type { Dice } from '../random-api/dice.ts';

/** By what an entity is known. */
export type KeyKind = 'id' | 'two' | 'composite' | 'nested';

/** An entity: where it lives, and by which keys each of its homes knows it. */
export interface EntityPlan {
  readonly name: string;
  readonly keys: KeyKind;
  readonly homes: readonly string[];
  /** Subgraph → the field sets of its keys. */
  readonly keysIn: ReadonlyMap<string, readonly string[]>;
}

const kinds: readonly KeyKind[] = ['id', 'id', 'id', 'two', 'composite', 'nested'];

/** Plans one entity over some of the subgraphs. */
export function planEntity(name: string, subgraphs: readonly string[], dice: Dice): EntityPlan {
  const first = dice.pick(subgraphs);
  const homes = subgraphs.filter((one) => one === first || dice.below(5) < 3);
  const keys = dice.pick(kinds);
  const hub = dice.pick(homes);
  const keysIn = new Map(homes.map((home) => [home, keysOf(keys, home === hub, dice)]));
  return { name, keys, homes, keysIn };
}

/** Of two keys the hub knows both, so that each of the others is reached from each. */
function keysOf(kind: KeyKind, isHub: boolean, dice: Dice): readonly string[] {
  switch (kind) {
    case 'id':
      return ['id'];
    case 'composite':
      return ['id region'];
    case 'nested':
      return ['tag { code }'];
    case 'two':
      return isHub ? ['id', 'sku'] : [dice.pick(['id', 'sku'])];
  }
}
