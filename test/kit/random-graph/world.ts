import type { Dice } from '../random-api/dice.ts';
import type { EntityPlan } from './entity-plan.ts';
import { typeIn, type FieldDraft, type SubgraphDraft } from './graph-draft.ts';
import { sharedDefinitions } from './shared-definitions.ts';

/** A graph in the making. */
export interface World {
  readonly dice: Dice;
  readonly subgraphs: readonly SubgraphDraft[];
  readonly entities: readonly EntityPlan[];
  /** Object types without a key: each contract that needs one has all of it. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Interface → what may implement it. */
  readonly interfaces: ReadonlyMap<string, readonly string[]>;
  readonly unions: ReadonlyMap<string, readonly string[]>;
}

/** The contract of this name. */
export function subgraphOf(world: World, name: string): SubgraphDraft {
  const found = world.subgraphs.find((one) => one.name === name);
  if (!found) throw new Error(`There is no subgraph ${name}.`);
  return found;
}

/** Sees to it that a contract knows a type that it is about to name. */
export function ensureType(world: World, subgraph: SubgraphDraft, name: string): void {
  const definition = sharedDefinitions.get(name);
  if (definition) {
    subgraph.shared.add(definition.text);
    for (const needed of definition.needs) ensureType(world, subgraph, needed);
    return;
  }
  const entity = world.entities.find((one) => one.name === name);
  if (entity) ensureEntity(world, subgraph, entity);
  const value = world.values.get(name);
  if (value) ensureValue(world, subgraph, name, value);
  const members = world.unions.get(name);
  if (members && !subgraph.unions.has(name)) {
    const some = new Set([world.dice.pick(members), ...world.dice.some(members)]);
    subgraph.unions.set(name, some);
    for (const member of some) ensureType(world, subgraph, member);
  }
  const implementers = world.interfaces.get(name);
  if (implementers && !subgraph.types.has(name)) {
    subgraph.types.set(name, { ...typeIn(subgraph, name), keyword: 'interface' });
    for (const one of [world.dice.pick(implementers), ...world.dice.some(implementers)]) {
      ensureType(world, subgraph, one);
      typeIn(subgraph, one).interfaces.add(name);
    }
  }
}

/** In a contract that is no home of it an entity is its key alone. */
function ensureEntity(world: World, subgraph: SubgraphDraft, entity: EntityPlan): void {
  if (subgraph.types.has(entity.name)) return;
  const type = typeIn(subgraph, entity.name);
  const own = entity.keysIn.get(subgraph.name);
  const keys = own ?? [world.dice.pick([...entity.keysIn.values()].flat())];
  for (const key of keys) {
    const isStub = own === undefined && world.dice.oneIn(2);
    type.directives.push(`@key(fields: "${key}"${isStub ? ', resolvable: false' : ''})`);
    for (const [field, draft] of keyFields(key)) type.fields.set(field, draft);
  }
  if (keys.some((key) => key.startsWith('tag'))) ensureType(world, subgraph, 'Tag');
}

function keyFields(key: string): (readonly [string, FieldDraft])[] {
  const draft = (type: string): FieldDraft => ({ type, args: '', directives: [] });
  if (key.startsWith('tag')) return [['tag', draft('Tag!')]];
  return key
    .split(' ')
    .map((name) => [name, draft(name === 'id' ? 'ID!' : name === 'region' ? 'Int!' : 'String')]);
}

function ensureValue(
  world: World,
  subgraph: SubgraphDraft,
  name: string,
  fields: ReadonlyMap<string, string>,
): void {
  if (subgraph.types.has(name)) return;
  const type = typeIn(subgraph, name);
  type.directives.push('@shareable');
  for (const [field, text] of fields) {
    type.fields.set(field, { type: text, args: '', directives: [] });
    ensureType(world, subgraph, text.replaceAll(/[[\]!]/g, ''));
  }
}
