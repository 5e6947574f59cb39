import type {
  ApiModel,
  DirectiveModel,
  FieldModel,
  InputModel,
  InputObjectModel,
  OutputModel,
  TypeModel,
} from './api-model.ts';
import type { Dice } from './dice.ts';
import { repairModel } from './repair-model.ts';

const scalars = ['Int', 'Float', 'String', 'Boolean', 'ID'];
const reasons = ['', 'Use f1.', 'Use f2. Retires 2027-03-01.', '"Quoted"\nand long.'];
const locations = ['FIELD', 'QUERY', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION', 'OBJECT', 'SCALAR'];

/** An API with a few types of each kind that use each other; mostly valid. */
export function randomModel(dice: Dice): ApiModel {
  const names = (letter: string, most: number) =>
    Array.from({ length: 1 + dice.below(most) }, (_, index) => `${letter}${index}`);
  const model: ApiModel = {
    roots: { query: 'Query', ...(dice.oneIn(2) && { mutation: 'Mutation' }) },
    directives: [],
    types: [
      ...names('S', 2).map((name): TypeModel => ({ kind: 'scalar', name, url: randomUrl(dice) })),
      ...names('E', 3).map((name): TypeModel => ({
        kind: 'enum',
        name,
        values: ['A', 'B', 'C']
          .slice(dice.below(3))
          .map((value) => ({ name: value, deprecated: randomReason(dice) })),
      })),
      ...names('In', 3).map((name): InputObjectModel => ({
        kind: 'input',
        name,
        oneOf: dice.oneIn(4),
        fields: [],
      })),
      ...names('I', 3).map((name): OutputModel => ({
        kind: 'interface',
        name,
        interfaces: [],
        fields: [],
      })),
      ...names('O', 4).map((name): OutputModel => ({
        kind: 'type',
        name,
        interfaces: [],
        fields: [],
      })),
      ...names('U', 2).map((name): TypeModel => ({ kind: 'union', name, members: ['O0'] })),
      { kind: 'type', name: 'Query', interfaces: [], fields: [] },
      { kind: 'type', name: 'Mutation', interfaces: [], fields: [] },
    ],
  };
  for (const type of model.types) fillType(type, model, dice);
  model.directives = names('d', 2).map((name) => randomDirective(name, model, dice));
  return repairModel(model);
}

function fillType(type: TypeModel, model: ApiModel, dice: Dice): void {
  const fieldNames = ['f0', 'f1', 'f2', 'f3', 'f4'];
  if (type.kind === 'input') {
    type.fields = fieldNames
      .slice(0, 1 + dice.below(3))
      .map((name) => randomInput(name, model, dice));
    // One of which always is another input would never end.
    if (type.oneOf) type.fields.push({ name: 'end', type: 'Int' });
  }
  if (type.kind === 'union') {
    type.members = namesOf(model, ['type']).filter(
      (name) => name.startsWith('O') && (name === 'O0' || dice.oneIn(2)),
    );
  }
  if (type.kind !== 'type' && type.kind !== 'interface') return;
  type.fields = fieldNames
    .filter((name) => name === 'f0' || dice.oneIn(2))
    .map((name) => randomField(name, model, dice));
  const earlier = namesOf(model, ['interface']).filter(
    (name) => type.kind === 'type' || name < type.name,
  );
  if (/^[IO]/.test(type.name)) type.interfaces = [...dice.some(earlier)];
}

/** A field of any type, with arguments. */
export function randomField(name: string, model: ApiModel, dice: Dice): FieldModel {
  const args = ['a0', 'a1', 'a2']
    .filter(() => dice.oneIn(4))
    .map((arg) => randomInput(arg, model, dice));
  return { name, type: randomOutputType(model, dice), args, deprecated: randomReason(dice) };
}

/** An argument, or a field of an input. */
export function randomInput(name: string, model: ApiModel, dice: Dice): InputModel {
  const type = randomInputType(model, dice);
  const input: InputModel = {
    name,
    type,
    deprecated: type.endsWith('!') ? undefined : randomReason(dice),
  };
  if (dice.oneIn(3)) input.value = randomValue(type, model, dice);
  return input;
}

/** The definition of a directive for operations, or for schemas alone. */
export function randomDirective(name: string, model: ApiModel, dice: Dice): DirectiveModel {
  const args = ['a0', 'a1'].filter(() => dice.oneIn(2)).map((arg) => randomInput(arg, model, dice));
  const where = dice.some(locations);
  return {
    name,
    args,
    repeatable: dice.oneIn(3),
    locations: where.length === 0 ? ['FIELD'] : [...where],
  };
}

/** Whatever a field can return. */
export function randomOutputType(model: ApiModel, dice: Dice): string {
  const composite = namesOf(model, ['type', 'interface', 'union']).filter(
    (name) => name !== 'Query' && name !== 'Mutation',
  );
  const leaves = [...scalars, ...namesOf(model, ['scalar', 'enum'])];
  return wrapped(dice.pick(dice.oneIn(2) ? composite : leaves), dice);
}

/** Whatever an argument can take; an input only where null ends it, so that no circle is endless. */
export function randomInputType(model: ApiModel, dice: Dice): string {
  if (dice.oneIn(3)) return dice.pickAny(namesOf(model, ['input'])) ?? 'Int';
  return wrapped(dice.pick([...scalars, ...namesOf(model, ['scalar', 'enum'])]), dice);
}

/** A value that fits a type, as it is written. */
export function randomValue(type: string, model: ApiModel, dice: Dice): string {
  if (type.endsWith('!')) return randomGiven(type.slice(0, -1), model, dice);
  return dice.oneIn(5) ? 'null' : randomGiven(type, model, dice);
}

function randomGiven(type: string, model: ApiModel, dice: Dice): string {
  if (type.startsWith('[')) {
    const items = Array.from({ length: dice.below(3) }, () =>
      randomValue(type.slice(1, -1), model, dice),
    );
    return `[${items.join(', ')}]`;
  }
  const named = model.types.find(({ name }) => name === type);
  if (named?.kind === 'enum') return dice.pickAny(named.values)?.name ?? 'NONE';
  if (named?.kind === 'input') {
    const asked = named.fields.filter(
      (field) => named.oneOf || (field.type.endsWith('!') && field.value === undefined),
    );
    const fields = asked
      .filter((field) => !/^\[*In/.test(field.type))
      .slice(0, named.oneOf ? 1 : undefined);
    return `{ ${fields.map((field) => `${field.name}: ${randomGiven(field.type.replace(/!$/, ''), model, dice)}`).join(', ')} }`;
  }
  if (type === 'Boolean') return dice.oneIn(2) ? 'true' : 'false';
  if (type === 'String') return dice.oneIn(2) ? '"s"' : '"t"';
  return String(dice.below(3));
}

/** A reason of deprecation, or mostly none; an empty one stands for none given. */
export function randomReason(dice: Dice): string | undefined {
  return dice.oneIn(6) ? dice.pick(reasons) : undefined;
}

export function randomUrl(dice: Dice): string | undefined {
  return dice.oneIn(2) ? undefined : `https://scalars.example/${dice.below(2)}`;
}

/** The names of the types of some kinds. */
export function namesOf(model: ApiModel, kinds: readonly TypeModel['kind'][]): readonly string[] {
  return model.types.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
}

function wrapped(name: string, dice: Dice): string {
  return dice.pick([
    name,
    name,
    name,
    `${name}!`,
    `${name}!`,
    `[${name}]`,
    `[${name}!]`,
    `[${name}!]!`,
    `[[${name}]]`,
  ]);
}
