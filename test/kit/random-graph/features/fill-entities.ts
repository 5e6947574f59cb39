import { typeIn } from '../graph-draft.ts';
import { randomArguments } from '../random-arguments.ts';
import { randomType } from '../random-type.ts';
import { subgraphOf, type World } from '../world.ts';

/** Gives each entity fields, each with one owner or shared by several. */
export function fillEntities(world: World): void {
  const { dice } = world;
  for (const { name, homes } of world.entities) {
    for (let index = 1 + dice.below(4); index >= 0; index -= 1) {
      const first = dice.pick(homes);
      const owners = homes.filter((one) => one === first || dice.oneIn(6));
      const drafts = owners.map((owner) => subgraphOf(world, owner));
      const type = randomType(world, drafts);
      const args = randomArguments(world, drafts);
      for (const draft of drafts) {
        const directives = drafts.length > 1 ? ['@shareable'] : [];
        typeIn(draft, name).fields.set(`${name.toLowerCase()}${index}`, { type, args, directives });
      }
    }
  }
}
