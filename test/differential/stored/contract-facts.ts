import {
  Kind,
  parse,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What one contract says about how its fields are to be resolved. */
export interface ContractFacts {
  readonly name: string;
  readonly document: DocumentNode;
  /** `Type.field` → what its `@requires` selects. */
  readonly requires: ReadonlyMap<string, SelectionSetNode>;
  /** `Type.field` → what its `@provides` selects. */
  readonly provides: ReadonlyMap<string, SelectionSetNode>;
  /** `Type.field` that another subgraph answers. */
  readonly external: ReadonlySet<string>;
  /** Each `Type.field` of the contract. */
  readonly fields: readonly string[];
  /** Type → its keys that may be asked by. */
  readonly keys: ReadonlyMap<string, readonly SelectionSetNode[]>;
  /** Names of interfaces that are object types here. */
  readonly interfaceObjects: ReadonlySet<string>;
}

/** Reads a contract. Fields that another contract of the graph overrides are external too. */
export function factsOfContract(
  name: string,
  contracts: Readonly<Record<string, string>>,
): ContractFacts {
  const document = parse(contracts[name] ?? '');
  const requires = new Map<string, SelectionSetNode>();
  const provides = new Map<string, SelectionSetNode>();
  const external = new Set<string>(overriddenIn(name, contracts));
  const keys = new Map<string, SelectionSetNode[]>();
  const interfaceObjects = new Set<string>();
  const all: string[] = [];
  for (const { type, directives, fields } of typesOf(document)) {
    if (named(directives, 'interfaceObject').length > 0) interfaceObjects.add(type);
    const isExternal = named(directives, 'external').length > 0;
    for (const key of named(directives, 'key')) {
      if (argument(key, 'resolvable') === false) continue;
      keys.set(type, [...(keys.get(type) ?? []), fieldSet(argument(key, 'fields'))]);
    }
    for (const { name: field, directives: its = [] } of fields) {
      const coordinate = `${type}.${field.value}`;
      all.push(coordinate);
      const [required] = named(its, 'requires');
      const [provided] = named(its, 'provides');
      if (required) requires.set(coordinate, fieldSet(argument(required, 'fields')));
      if (provided) provides.set(coordinate, fieldSet(argument(provided, 'fields')));
      if (isExternal || named(its, 'external').length > 0) external.add(coordinate);
    }
  }
  return { name, document, fields: all, requires, provides, external, keys, interfaceObjects };
}

function* overriddenIn(
  name: string,
  contracts: Readonly<Record<string, string>>,
): Generator<string> {
  for (const [other, text] of Object.entries(contracts)) {
    if (other === name || !text.includes('@override')) continue;
    for (const { type, fields } of typesOf(parse(text))) {
      for (const field of fields) {
        const [override] = named(field.directives ?? [], 'override');
        if (override && argument(override, 'from') === name) yield `${type}.${field.name.value}`;
      }
    }
  }
}

interface TypeFacts {
  readonly type: string;
  readonly directives: readonly DirectiveNode[];
  readonly fields: readonly FieldDefinitionNode[];
}

function typesOf(document: DocumentNode): TypeFacts[] {
  return document.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? [{ type: node.name.value, directives: node.directives ?? [], fields: node.fields ?? [] }]
      : [],
  );
}

function named(directives: readonly DirectiveNode[], wanted: string): DirectiveNode[] {
  return directives.filter(({ name }) => name.value === wanted);
}

function argument(directive: DirectiveNode, wanted: string): string | boolean | undefined {
  const value = directive.arguments?.find(({ name }) => name.value === wanted)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.BOOLEAN ? value.value : undefined;
}

function fieldSet(text: string | boolean | undefined): SelectionSetNode {
  const [definition] = parse(`{ ${String(text)} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A field set has no fields.');
  return definition.selectionSet;
}
