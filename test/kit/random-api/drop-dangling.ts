import type { ApiModel, InputModel } from './api-model.ts';

/** Takes away what names a type that is not there, and everything that is there twice. */
export function dropDangling(model: ApiModel): void {
  model.types = unique(model.types);
  model.directives = unique(model.directives);
  const known = new Set([
    'Int',
    'Float',
    'String',
    'Boolean',
    'ID',
    ...model.types.map(({ name }) => name),
  ]);
  const outputs = namesOf('type', 'interface', 'union', 'enum', 'scalar');
  const inputs = namesOf('input', 'enum', 'scalar');
  const args = (given: readonly InputModel[]) =>
    unique(given.filter(({ type }) => isKnown(inputs, type))).map((input) => {
      // A scalar of one's own takes any value, but graphql-js prints no list and no object of it.
      const takesAll = isKnown(namesOf('scalar'), input.type);
      if ((takesAll ? /[[{]/ : /\{.*[[{]/).test(input.value ?? '')) delete input.value;
      return input;
    });

  for (const type of model.types) {
    if (type.kind === 'union')
      type.members = [...namesOf('type').intersection(new Set(type.members))];
    if (type.kind === 'enum') type.values = unique(type.values);
    if (type.kind === 'input') type.fields = args(type.fields);
    if (type.kind !== 'type' && type.kind !== 'interface') continue;
    type.interfaces = [...namesOf('interface').intersection(new Set(type.interfaces))];
    type.fields = unique(type.fields.filter((field) => isKnown(outputs, field.type)));
    for (const field of type.fields) field.args = args(field.args);
  }
  for (const directive of model.directives) directive.args = args(directive.args);
  const { roots } = model;
  if (!known.has(roots.query)) roots.query = [...namesOf('type')][0] ?? 'String';
  if (!known.has(roots.mutation ?? '')) roots.mutation = undefined;
  if (!known.has(roots.subscription ?? '')) roots.subscription = undefined;

  function namesOf(...kinds: readonly string[]): ReadonlySet<string> {
    return new Set(model.types.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name));
  }

  function isKnown(ofKind: ReadonlySet<string>, type: string): boolean {
    const name = type.replace(/[[\]!]/g, '');
    return ofKind.has(name) || (known.has(name) && /^(Int|Float|String|Boolean|ID)$/.test(name));
  }
}

function unique<Item extends { readonly name: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item): [string, Item] => [item.name, item])).values()];
}
