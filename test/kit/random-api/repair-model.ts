import type { ApiModel, FieldModel, OutputModel, TypeModel } from './api-model.ts';
import { dropDangling } from './drop-dangling.ts';

/**
 * Makes a model keep what GraphQL asks of it, where that can be done without taking much away: what an
 * interface has, its types have; a field of an input with @oneOf may be left out.
 */
export function repairModel(model: ApiModel): ApiModel {
  dropDangling(model);
  const interfaces = new Map(
    model.types.filter(isInterface).map((type): [string, OutputModel] => [type.name, type]),
  );
  for (const type of model.types) {
    for (const field of type.kind === 'input' ? type.fields : []) {
      if (type.kind === 'input' && type.oneOf) field.type = field.type.replace(/!$/, '');
      // An input that is its own default would never end.
      if ((type.kind === 'input' && type.oneOf) || /In\d/.test(field.type)) delete field.value;
    }
    if (type.kind !== 'type' && type.kind !== 'interface') continue;
    type.interfaces = [...allInterfaces(type, interfaces)].filter((name) => name !== type.name);
  }
  // Interfaces first, each after its own: what one is given goes on to those who implement it.
  const inOrder = model.types
    .filter(isOutput)
    .sort(
      (one, other) =>
        Number(one.kind === 'type') - Number(other.kind === 'type') ||
        one.interfaces.length - other.interfaces.length,
    );
  for (const type of inOrder) {
    for (const name of type.interfaces) {
      for (const asked of interfaces.get(name)?.fields ?? []) fitField(type, asked);
    }
  }
  return model;
}

/** Gives a type what an interface asks of it, as far as what it has does not do. */
function fitField(type: OutputModel, asked: FieldModel): void {
  const field = type.fields.find((one) => one.name === asked.name);
  if (field === undefined) {
    type.fields.push(structuredClone(asked));
    return;
  }
  if (!isTighter(asked.type, field.type)) field.type = asked.type;
  const own = field.args.filter(({ name }) => !asked.args.some((arg) => arg.name === name));
  for (const arg of own) arg.type = arg.type.replace(/!$/, '');
  const shared = asked.args.map(
    (arg) => field.args.find(({ name, type }) => name === arg.name && type === arg.type) ?? arg,
  );
  field.args = [...structuredClone(shared), ...own];
}

function isOutput(type: TypeModel): type is OutputModel {
  return type.kind === 'type' || type.kind === 'interface';
}

function isInterface(type: TypeModel): type is OutputModel {
  return type.kind === 'interface';
}

function allInterfaces(
  { interfaces: own }: OutputModel,
  interfaces: ReadonlyMap<string, OutputModel>,
  found = new Set<string>(),
): ReadonlySet<string> {
  for (const name of own) {
    const type = interfaces.get(name);
    if (type === undefined || found.has(name)) continue;
    found.add(name);
    allInterfaces(type, interfaces, found);
  }
  return found;
}

/** Whether a written type is another one with fewer nulls. */
function isTighter(type: string, tighter: string): boolean {
  return (
    type === tighter ||
    (type.replaceAll('!', '') === tighter.replaceAll('!', '') &&
      [...nulls(type)].every((mark) => nulls(tighter).has(mark)))
  );
}

/** Where the exclamation marks stand, counted in brackets that have closed. */
function nulls(type: string): ReadonlySet<number> {
  const marks = new Set<number>();
  let closed = 0;
  for (const letter of type) {
    if (letter === ']') closed += 1;
    if (letter === '!') marks.add(closed);
  }
  return marks;
}
