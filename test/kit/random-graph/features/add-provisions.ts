import { typeIn } from '../graph-draft.ts';
import type { World } from '../world.ts';

/** Fields that answer a part of an entity which otherwise another subgraph answers. */
export function addProvisions(world: World): void {
  const { dice } = world;
  for (const subgraph of world.subgraphs) {
    for (const type of [...subgraph.types.values()]) {
      for (const draft of type.keyword === 'type' ? type.fields.values() : []) {
        const entity = draft.type.replaceAll(/[[\]!]/g, '');
        const isOwn = draft.directives.length === 0;
        if (!isOwn || !world.entities.some(({ name }) => name === entity)) continue;
        if (!dice.oneIn(4)) continue;
        const field = providable(world, subgraph.name, entity);
        if (field === undefined) continue;
        typeIn(subgraph, entity).fields.set(field.name, {
          type: field.type,
          args: '',
          directives: ['@external'],
        });
        draft.directives.push(`@provides(fields: "${field.name}")`);
      }
    }
  }
}

/** A plain leaf that other subgraphs answer, which from now on they share. */
function providable(
  world: World,
  subgraph: string,
  entity: string,
): { readonly name: string; readonly type: string } | undefined {
  const own = world.subgraphs.find(({ name }) => name === subgraph)?.types.get(entity);
  const found = world.subgraphs.flatMap(({ types }) =>
    [...(types.get(entity)?.fields ?? [])].filter(
      ([name, { type, args, directives }]) =>
        own?.fields.has(name) === false &&
        args === '' &&
        directives.every((one) => one === '@shareable') &&
        /^[[\]!]*(String|Int|Float|Boolean|ID)[[\]!]*$/.test(type),
    ),
  );
  const picked = world.dice.pickAny(found);
  if (!picked) return undefined;
  const [name, { type }] = picked;
  for (const { types } of world.subgraphs) {
    const directives = types.get(entity)?.fields.get(name)?.directives;
    if (directives?.includes('@shareable') === false) directives.push('@shareable');
  }
  return { name, type };
}
