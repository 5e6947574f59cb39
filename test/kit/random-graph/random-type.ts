import type { Dice } from '../random-api/dice.ts';
import { ensureType, type World } from './world.ts';
import type { SubgraphDraft } from './graph-draft.ts';

const leaves = ['String', 'String', 'Int', 'Float', 'Boolean', 'ID', 'Hue', 'Blob'] as const;

/** A type for a field of these contracts, each of which knows it afterwards. */
export function randomType(world: World, subgraphs: readonly SubgraphDraft[]): string {
  const { dice } = world;
  const named = namedType(world);
  for (const subgraph of subgraphs) ensureType(world, subgraph, named);
  return wrap(named, dice);
}

/** A leaf type, which these contracts know afterwards. */
export function randomLeaf(world: World, subgraphs: readonly SubgraphDraft[]): string {
  const named = world.dice.pick(leaves);
  for (const subgraph of subgraphs) ensureType(world, subgraph, named);
  return wrap(named, world.dice);
}

function namedType(world: World): string {
  const { dice, entities, values, interfaces, unions } = world;
  const throwIs = dice.below(10);
  if (throwIs < 4) return dice.pick(leaves);
  if (throwIs < 7) return dice.pick(entities).name;
  const others = throwIs < 8 ? [...values.keys()] : [...interfaces.keys(), ...unions.keys()];
  return dice.pickAny(others) ?? dice.pick(leaves);
}

function wrap(named: string, dice: Dice): string {
  const maybe = (text: string) => (dice.below(5) < 2 ? `${text}!` : text);
  const item = maybe(named);
  const throwIs = dice.below(10);
  if (throwIs < 6) return item;
  if (throwIs < 9) return maybe(`[${item}]`);
  return maybe(`[${maybe(`[${item}]`)}]`);
}
