import type { Dice } from '../random-api/dice.ts';
import { planEntity, type EntityPlan } from './entity-plan.ts';
import { emptyType, typeIn, type SubgraphDraft } from './graph-draft.ts';
import { addInterfaceObject } from './features/add-interface-object.ts';
import { addOverrides } from './features/add-overrides.ts';
import { addProvisions } from './features/add-provisions.ts';
import { addRequirements } from './features/add-requirements.ts';
import { fillEntities } from './features/fill-entities.ts';
import { fillInterfaces } from './features/fill-interfaces.ts';
import { fillRoots } from './features/fill-roots.ts';
import { hideFields } from './features/hide-fields.ts';
import { printContract } from './print-contract.ts';
import { ensureType, subgraphOf, type World } from './world.ts';

const entityNames = ['Ant', 'Bee', 'Cat', 'Dog', 'Elk'];
const subgraphNames = ['a', 'b', 'c', 'd', 'e'];

/** Subgraph → contract: they mostly compose. */
export function randomContracts(dice: Dice): Readonly<Record<string, string>> {
  const names = subgraphNames.slice(0, 2 + dice.below(4));
  const entities = entityNames
    .slice(0, 2 + dice.below(4))
    .map((name) => planEntity(name, names, dice));
  const world: World = {
    dice,
    subgraphs: names.map((name): SubgraphDraft => ({
      name,
      types: new Map([['Query', emptyType()]]),
      unions: new Map(),
      shared: new Set(),
    })),
    entities,
    values: randomValues(entities, dice),
    interfaces: randomInterfaces(entities, dice),
    unions: new Map(
      dice.oneIn(2)
        ? [['Either', [dice.pick(entities).name, dice.pick(entities).name, 'Vow']]]
        : [],
    ),
  };
  for (const { name, homes } of entities) {
    for (const home of homes) ensureType(world, subgraphOf(world, home), name);
  }
  fillEntities(world);
  fillRoots(world);
  fillInterfaces(world);
  addInterfaceObject(world);
  addRequirements(world);
  addProvisions(world);
  addOverrides(world);
  hideFields(world);
  for (const subgraph of world.subgraphs) {
    if (typeIn(subgraph, 'Query').fields.size === 0) subgraph.types.delete('Query');
  }
  return Object.fromEntries(
    world.subgraphs.map((subgraph) => [subgraph.name, printContract(subgraph)]),
  );
}

function randomValues(entities: readonly EntityPlan[], dice: Dice): World['values'] {
  return new Map([
    ['Tag', new Map([['code', 'String!']])],
    [
      'Vow',
      new Map([
        ['word', 'String'],
        ['size', 'Int!'],
        ['about', dice.pick(entities).name],
      ]),
    ],
    [
      'Vat',
      new Map([
        ['hue', 'Hue'],
        ['vow', dice.pick(['Vow', 'Vow!'])],
        ['vows', '[Vow!]'],
      ]),
    ],
  ]);
}

/** Entities that are known by an `id` in each of their homes: it is what an interface can promise. */
function randomInterfaces(entities: readonly EntityPlan[], dice: Dice): World['interfaces'] {
  const able = entities.filter(({ keys }) => keys === 'id' || keys === 'composite');
  if (able.length === 0 || dice.oneIn(3)) return new Map();
  return new Map([['Named', able.map(({ name }) => name)]]);
}
