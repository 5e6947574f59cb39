import { typeIn } from '../graph-draft.ts';
import { randomLeaf } from '../random-type.ts';
import { subgraphOf, type World } from '../world.ts';

/**
 * Gives interfaces their fields: in each contract those that all implementers there have, across
 * contracts more of them.
 */
export function fillInterfaces(world: World): void {
  const { dice } = world;
  for (const [name, implementers] of world.interfaces) {
    const used = world.subgraphs.filter(({ types }) => types.has(name));
    if (used.length === 0) continue;
    const promised = new Map([['label', randomLeaf(world, world.subgraphs)]]);
    if (dice.oneIn(2)) promised.set('other', randomLeaf(world, world.subgraphs));
    for (const implementer of implementers) {
      const plan = world.entities.find((one) => one.name === implementer);
      for (const [field, type] of plan ? promised : []) {
        const owner = subgraphOf(world, dice.pick(plan?.homes ?? []));
        typeIn(owner, implementer).fields.set(field, { type, args: '', directives: [] });
      }
    }
    for (const subgraph of used) {
      const inside = [...subgraph.types.values()].filter((one) => one.interfaces.has(name));
      const type = typeIn(subgraph, name);
      type.fields.set('id', { type: 'ID!', args: '', directives: [] });
      for (const [field, text] of promised) {
        if (inside.every(({ fields }) => fields.has(field)) && !dice.oneIn(4)) {
          type.fields.set(field, { type: text, args: '', directives: [] });
        }
      }
    }
  }
}
