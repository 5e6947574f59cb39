/** An argument, or a field of an input; types and values as they are written. */
export interface InputModel {
  name: string;
  type: string;
  value?: string | undefined;
  deprecated?: string | undefined;
}

export interface FieldModel {
  name: string;
  type: string;
  args: InputModel[];
  deprecated?: string | undefined;
}

export interface OutputModel {
  kind: 'type' | 'interface';
  name: string;
  interfaces: string[];
  fields: FieldModel[];
}

export interface InputObjectModel {
  kind: 'input';
  name: string;
  oneOf: boolean;
  fields: InputModel[];
}

export interface EnumModel {
  kind: 'enum';
  name: string;
  values: { name: string; deprecated?: string | undefined }[];
}

export interface UnionModel {
  kind: 'union';
  name: string;
  members: string[];
}

export interface ScalarModel {
  kind: 'scalar';
  name: string;
  url?: string | undefined;
}

export type TypeModel = OutputModel | InputObjectModel | EnumModel | UnionModel | ScalarModel;

export interface DirectiveModel {
  name: string;
  args: InputModel[];
  repeatable: boolean;
  locations: string[];
}

/** An API schema that is easy to change; it need not be valid. */
export interface ApiModel {
  roots: { query: string; mutation?: string | undefined; subscription?: string | undefined };
  directives: DirectiveModel[];
  types: TypeModel[];
}

/** The model as GraphQL writes it. */
export function printModel({ roots, directives, types }: ApiModel): string {
  const operations = Object.entries(roots).filter(([, type]) => type !== undefined);
  return [
    `schema { ${operations.map(([operation, type]) => `${operation}: ${String(type)}`).join(' ')} }`,
    ...directives.map(printDirective),
    ...types.map(printType),
  ].join('\n');
}

function printDirective({ name, args, repeatable, locations }: DirectiveModel): string {
  return `directive @${name}${printArgs(args)}${repeatable ? ' repeatable' : ''} on ${locations.join(' | ')}`;
}

function printType(type: TypeModel): string {
  switch (type.kind) {
    case 'scalar':
      return `scalar ${type.name}${type.url === undefined ? '' : ` @specifiedBy(url: "${type.url}")`}`;
    case 'enum':
      return `enum ${type.name} { ${type.values.map((one) => one.name + printDeprecated(one)).join(' ')} }`;
    case 'union':
      return `union ${type.name} = ${type.members.join(' | ')}`;
    case 'input':
      return `input ${type.name}${type.oneOf ? ' @oneOf' : ''} { ${type.fields.map(printInput).join(' ')} }`;
    case 'type':
    case 'interface': {
      const { kind, name, interfaces, fields } = type;
      const implemented = interfaces.length === 0 ? '' : ` implements ${interfaces.join(' & ')}`;
      const lines = fields.map(
        (field) => `${field.name}${printArgs(field.args)}: ${field.type}${printDeprecated(field)}`,
      );
      return `${kind} ${name}${implemented} { ${lines.join('\n  ')} }`;
    }
  }
}

function printArgs(args: readonly InputModel[]): string {
  return args.length === 0 ? '' : `(${args.map(printInput).join(', ')})`;
}

function printInput(input: InputModel): string {
  const value = input.value === undefined ? '' : ` = ${input.value}`;
  return `${input.name}: ${input.type}${value}${printDeprecated(input)}`;
}

function printDeprecated({ deprecated }: { readonly deprecated?: string | undefined }): string {
  if (deprecated === undefined) return '';
  return deprecated === '' ? ' @deprecated' : ` @deprecated(reason: ${JSON.stringify(deprecated)})`;
}
