import type { ApiModel, FieldModel, InputModel, OutputModel, TypeModel } from './api-model.ts';
import type { Dice } from './dice.ts';
import {
  namesOf,
  randomDirective,
  randomField,
  randomInput,
  randomInputType,
  randomOutputType,
  randomReason,
  randomUrl,
  randomValue,
} from './random-model.ts';
import { repairModel } from './repair-model.ts';

type Mutation = (model: ApiModel, dice: Dice) => void;

/** The model with one to four things changed, mostly one; often valid, not always. */
export function mutateModel(model: ApiModel, dice: Dice): ApiModel {
  const changed = structuredClone(model);
  for (let left = dice.pick([1, 1, 1, 2, 3, 4]); left > 0; left -= 1)
    dice.pick(mutations)(changed, dice);
  return repairModel(changed);
}

const mutations: readonly Mutation[] = [
  changeField,
  changeField,
  changeArgs,
  changeArgs,
  changeInputObject,
  changeInputObject,
  changeEnum,
  changeUnion,
  changeInterfaces,
  changeScalar,
  changeDirective,
  changeDirective,
  changeTypes,
  changeKind,
  changeRoots,
];

function changeField(model: ApiModel, dice: Dice): void {
  const type = dice.pickAny(outputs(model));
  const field = dice.pickAny(type?.fields ?? []);
  if (type === undefined || field === undefined) return;
  switch (dice.below(6)) {
    case 0:
      remove(type.fields, field);
      return;
    case 1:
      type.fields.push(randomField(`n${dice.below(3)}`, model, dice));
      return;
    case 2:
      field.type = randomOutputType(model, dice);
      return;
    case 3:
      field.deprecated = randomReason(dice);
      return;
    case 4:
      // Of an interface and of its types alike.
      for (const { name } of everyField(model).filter((one) => one.name === field.name)) {
        for (const one of everyField(model))
          if (one.name === name) one.type = tighter(one.type, dice);
      }
      return;
    default:
      field.type = dice.oneIn(3) ? looser(field.type, dice) : tighter(field.type, dice);
  }
}

function changeArgs(model: ApiModel, dice: Dice): void {
  const field = dice.pickAny(dice.pickAny(outputs(model))?.fields ?? []);
  if (field !== undefined) changeInputs(field.args, ['a0', 'a1', 'a2', 'a3'], { model, dice });
}

function changeInputObject(model: ApiModel, dice: Dice): void {
  const input = dice.pickAny(model.types.filter((type) => type.kind === 'input'));
  if (input === undefined) return;
  if (dice.oneIn(5)) input.oneOf = !input.oneOf;
  else changeInputs(input.fields, ['f0', 'f1', 'f2', 'f3'], { model, dice });
}

function changeInputs(
  inputs: InputModel[],
  names: readonly string[],
  { model, dice }: { readonly model: ApiModel; readonly dice: Dice },
): void {
  const name = dice.pick(names);
  const input = inputs.find((one) => one.name === name);
  if (input === undefined) {
    inputs.push(randomInput(name, model, dice));
    return;
  }
  switch (dice.below(7)) {
    case 0:
      remove(inputs, input);
      return;
    case 1:
      input.type = randomInputType(model, dice);
      if (input.value !== undefined) input.value = randomValue(input.type, model, dice);
      return;
    case 2:
      input.type = tighter(input.type, dice);
      return;
    case 3:
      input.type = looser(input.type, dice);
      return;
    case 4:
      delete input.value;
      return;
    case 5:
      input.deprecated = randomReason(dice);
      return;
    default:
      input.value = randomValue(input.type, model, dice);
  }
}

function changeEnum(model: ApiModel, dice: Dice): void {
  const type = dice.pickAny(model.types.filter((one) => one.kind === 'enum'));
  const value = dice.pickAny(type?.values ?? []);
  if (type === undefined || value === undefined) return;
  if (dice.oneIn(3)) type.values.push({ name: `N${dice.below(3)}` });
  else if (dice.oneIn(2)) remove(type.values, value);
  else value.deprecated = randomReason(dice);
}

function changeUnion(model: ApiModel, dice: Dice): void {
  const type = dice.pickAny(model.types.filter((one) => one.kind === 'union'));
  const member = dice.pickAny(objects(model));
  if (type !== undefined && member !== undefined) toggle(type.members, member);
}

function changeInterfaces(model: ApiModel, dice: Dice): void {
  const type = dice.pickAny(outputs(model));
  const name = dice.pickAny(namesOf(model, ['interface']));
  if (type !== undefined && name !== undefined) toggle(type.interfaces, name);
}

function changeScalar(model: ApiModel, dice: Dice): void {
  const type = dice.pickAny(model.types.filter((one) => one.kind === 'scalar'));
  if (type !== undefined) type.url = randomUrl(dice);
}

function changeDirective(model: ApiModel, dice: Dice): void {
  const directive = dice.pickAny(model.directives);
  if (directive === undefined) return;
  switch (dice.below(6)) {
    case 0:
      remove(model.directives, directive);
      return;
    case 1:
      model.directives.push(randomDirective(`n${dice.below(2)}`, model, dice));
      return;
    case 2:
      directive.repeatable = !directive.repeatable;
      return;
    case 3:
      toggle(directive.locations, dice.pick(['FIELD', 'QUERY', 'INLINE_FRAGMENT', 'OBJECT']));
      return;
    default:
      changeInputs(directive.args, ['a0', 'a1', 'a2'], { model, dice });
  }
}

function changeTypes(model: ApiModel, dice: Dice): void {
  if (dice.oneIn(2)) {
    const fields = [randomField('f0', model, dice)];
    const interfaces = [...dice.some(namesOf(model, ['interface']))];
    model.types.push({ kind: 'type', name: `N${dice.below(2)}`, interfaces, fields });
    return;
  }
  model.types.splice(dice.below(model.types.length), 1);
}

function changeKind(model: ApiModel, dice: Dice): void {
  const type = dice.pickAny(model.types);
  if (type === undefined) return;
  const { name } = type;
  const index = model.types.indexOf(type);
  if (type.kind === 'enum') model.types[index] = { kind: 'scalar', name };
  if (type.kind === 'scalar') model.types[index] = { kind: 'enum', name, values: [{ name: 'A' }] };
  if (type.kind === 'union') {
    model.types[index] = {
      kind: 'type',
      name,
      interfaces: [],
      fields: [randomField('f0', model, dice)],
    };
  }
}

function changeRoots(model: ApiModel, dice: Dice): void {
  const { roots } = model;
  switch (dice.below(3)) {
    case 0:
      roots.query = dice.pickAny(objects(model)) ?? roots.query;
      return;
    case 1:
      roots.mutation = roots.mutation === undefined ? 'Mutation' : undefined;
      return;
    default:
      roots.subscription = dice.pickAny(objects(model));
  }
}

function outputs(model: ApiModel): readonly OutputModel[] {
  return model.types.filter(
    (type: TypeModel): type is OutputModel => type.kind === 'type' || type.kind === 'interface',
  );
}

function objects(model: ApiModel): readonly string[] {
  return namesOf(model, ['type']).filter((name) => !/^(Query|Mutation)$/.test(name));
}

function everyField(model: ApiModel): readonly FieldModel[] {
  return outputs(model).flatMap(({ fields }) => fields);
}

function tighter(type: string, dice: Dice): string {
  if (type.startsWith('[') && dice.oneIn(2)) {
    return type.replace(
      /^\[(.*)\](!?)$/,
      (_, inner: string, end: string) => `[${tighter(inner, dice)}]${end}`,
    );
  }
  return type.endsWith('!') ? type : `${type}!`;
}

function looser(type: string, dice: Dice): string {
  if (type.startsWith('[') && dice.oneIn(2)) {
    return type.replace(
      /^\[(.*)\](!?)$/,
      (_, inner: string, end: string) => `[${looser(inner, dice)}]${end}`,
    );
  }
  return type.replace(/!$/, '');
}

function remove<Item>(items: Item[], item: Item): void {
  items.splice(items.indexOf(item), 1);
}

function toggle<Item>(items: Item[], item: Item): void {
  if (items.includes(item)) remove(items, item);
  else items.push(item);
}
