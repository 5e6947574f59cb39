import { typeIn } from '../graph-draft.ts';
import { subgraphOf, type World } from '../world.ts';

/** Fields that one subgraph took over from another, which still has them. */
export function addOverrides(world: World): void {
  const { dice } = world;
  for (const { name, homes } of world.entities) {
    if (homes.length < 2 || !dice.oneIn(3)) continue;
    const from = subgraphOf(world, dice.pick(homes));
    const to = subgraphOf(world, dice.pick(homes.filter((home) => home !== from.name)));
    const movable = [...typeIn(from, name).fields].filter(
      ([field, { args, type, directives }]) =>
        directives.length === 0 &&
        args === '' &&
        !typeIn(to, name).fields.has(field) &&
        /^[[\]!]*(String|Int|Float|Boolean)[[\]!]*$/.test(type) &&
        !['label', 'other', 'region', 'sku'].includes(field),
    );
    const moved = dice.pickAny(movable);
    if (!moved) continue;
    const [field, { type }] = moved;
    typeIn(to, name).fields.set(field, {
      type,
      args: '',
      directives: [`@override(from: "${from.name}")`],
    });
  }
}
