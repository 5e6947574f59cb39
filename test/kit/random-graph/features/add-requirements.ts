import { typeIn, type SubgraphDraft } from '../graph-draft.ts';
import { subgraphOf, type World } from '../world.ts';

/**
 * Fields that need others of the same entity, which other subgraphs answer: leaves, and value types of
 * which a part is wanted. One may need another such field.
 */
export function addRequirements(world: World): void {
  const { dice } = world;
  for (const { name, homes } of world.entities) {
    if (homes.length < 2 || dice.oneIn(2)) continue;
    for (let count = 1 + dice.below(2); count > 0; count -= 1) {
      const home = subgraphOf(world, dice.pick(homes));
      const wanted = dice.some(requirable(world, home, name)).slice(0, 3);
      if (wanted.length === 0) continue;
      const type = typeIn(home, name);
      for (const { field, text } of wanted) {
        type.fields.set(field, { type: text, args: '', directives: ['@external'] });
      }
      const set = wanted.map(({ field, part }) => `${field}${part}`).join(' ');
      type.fields.set(`${name.toLowerCase()}Of${home.name.toUpperCase()}${count}`, {
        type: dice.pick(['String', 'String!']),
        args: '',
        directives: [`@requires(fields: "${set}")`],
      });
    }
  }
}

interface Requirable {
  readonly field: string;
  readonly text: string;
  /** What is selected of it; empty for a leaf. */
  readonly part: string;
}

const leaf = /^[[\]!]*(String|Int|Float|Boolean|ID|Hue|Blob)[[\]!]*$/;

function requirable(world: World, home: SubgraphDraft, entity: string): Requirable[] {
  const known = typeIn(home, entity).fields;
  return world.subgraphs.flatMap((subgraph) => {
    const fields = subgraph === home ? [] : [...(subgraph.types.get(entity)?.fields ?? [])];
    return fields.flatMap(([field, { type, args, directives }]): Requirable[] => {
      const isOwn = directives.every((one) => one.startsWith('@requires'));
      if (known.has(field) || args !== '' || !isOwn) return [];
      const named = type.replaceAll(/[[\]!]/g, '');
      if (leaf.test(type)) {
        return named === 'Hue' || named === 'Blob' ? [] : [{ field, text: type, part: '' }];
      }
      const isKnown = home.types.has('Vow') && named === 'Vow';
      return isKnown ? [{ field, text: type, part: ' { word size }' }] : [];
    });
  });
}
