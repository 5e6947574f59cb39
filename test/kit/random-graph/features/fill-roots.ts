import { typeIn } from '../graph-draft.ts';
import { randomArguments } from '../random-arguments.ts';
import { randomType } from '../random-type.ts';
import { ensureType, type World } from '../world.ts';

/** Gives contracts their doors: queries, lookups, and mutations that tell whose turn it was. */
export function fillRoots(world: World): void {
  const { dice } = world;
  world.subgraphs.forEach((subgraph, index) => {
    const query = typeIn(subgraph, 'Query');
    for (let count = dice.below(4) + (index === 0 ? 1 : 0); count > 0; count -= 1) {
      const type = randomType(world, [subgraph]);
      const args = randomArguments(world, [subgraph]);
      query.fields.set(`${subgraph.name}${count}`, { type, args, directives: [] });
    }
    const entity = dice.pick(world.entities);
    if (index === 0 || dice.oneIn(2)) {
      ensureType(world, subgraph, entity.name);
      const type = dice.pick([`[${entity.name}!]!`, `[${entity.name}]`, entity.name]);
      query.fields.set(`${subgraph.name}${entity.name}`, { type, args: '', directives: [] });
    }
    if (!dice.oneIn(3)) return;
    const mutation = typeIn(subgraph, 'Mutation');
    mutation.fields.set(`${subgraph.name}Turn`, { type: 'Int!', args: '', directives: [] });
    const type = randomType(world, [subgraph]);
    const args = randomArguments(world, [subgraph], 2);
    mutation.fields.set(`${subgraph.name}Write`, { type, args, directives: [] });
  });
}
