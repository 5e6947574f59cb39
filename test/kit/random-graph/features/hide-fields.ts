import { typeIn } from '../graph-draft.ts';
import type { World } from '../world.ts';

/** Fields that subgraphs know and clients do not: a second key, or what others require. */
export function hideFields(world: World): void {
  const { dice } = world;
  for (const { name, keys, homes } of world.entities) {
    const hidden = keys === 'two' && dice.oneIn(2) ? 'sku' : undefined;
    const plain = world.subgraphs
      .filter((subgraph) => homes.includes(subgraph.name))
      .flatMap((subgraph) => [...typeIn(subgraph, name).fields.keys()])
      .filter((field) => /\d$/.test(field));
    const other = dice.oneIn(4) ? dice.pickAny(plain) : undefined;
    for (const field of [hidden, other]) {
      const drafts = world.subgraphs.flatMap(
        ({ types }) => (field !== undefined && types.get(name)?.fields.get(field)) || [],
      );
      for (const { directives } of drafts) {
        if (!directives.includes('@external')) directives.push('@inaccessible');
      }
    }
  }
}
