import { Kind, parse, print, type ASTNode, type DocumentNode, type TypeNode } from 'graphql';

/** What all contracts of a graph say together of its output types, inaccessible fields included. */
export interface MergedTypes {
  /** Object type → field → type. */
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, TypeNode>>;
  /** Object types that some contract gives a key. */
  readonly entities: ReadonlySet<string>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** What may stand at a field: of an abstract type, those that each contract with the field knows. */
  possibleAt(type: string, field: string, named: string): readonly string[];
  /**
   * Subgraphs that may fail to find an object of this type, so that it is plain what is lost by it: the
   * fields that it alone answers, and nothing that leads to others.
   */
  readonly findableIn: (type: string) => readonly string[];
  /** Fields that keys, requirements and provisions name: no fault is planted there. */
  readonly bearing: ReadonlySet<string>;
}

/** Reads the contracts of a graph together. */
export function mergeTypes(contracts: Readonly<Record<string, string>>): MergedTypes {
  const documents = Object.values(contracts).map((text) => parse(text));
  const objects = new Map<string, Map<string, TypeNode>>();
  const entities = new Set<string>();
  const enums = new Map<string, readonly string[]>();
  const bearing = new Set<string>();
  const interfaceFields: [string, string, TypeNode][] = [];
  for (const node of documents.flatMap(({ definitions }) => definitions)) {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION) {
      enums.set(node.name.value, node.values?.map(({ name }) => name.value) ?? []);
    }
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
      continue;
    }
    noteBearing(node, bearing);
    const type = node.name.value;
    const isAbstract =
      node.kind === Kind.INTERFACE_TYPE_DEFINITION || hasDirective(node, 'interfaceObject');
    if (isAbstract) {
      for (const field of node.fields ?? []) {
        interfaceFields.push([type, field.name.value, field.type]);
      }
      continue;
    }
    if (hasDirective(node, 'key')) entities.add(type);
    const fields = objects.get(type) ?? new Map<string, TypeNode>();
    for (const field of node.fields ?? []) fields.set(field.name.value, field.type);
    objects.set(type, fields);
  }
  const implementing = implementersOf(documents);
  for (const [type, field, node] of interfaceFields) {
    for (const implementer of implementing.get(type) ?? []) {
      const fields = objects.get(implementer);
      if (fields?.has(field) === false) fields.set(field, node);
    }
  }
  const each = documents.map((document) => [...possibleIn(document)] as const);
  return {
    objects,
    entities,
    enums,
    bearing,
    findableIn: (type) => (entities.has(type) ? findableIn(contracts, type) : []),
    possibleAt(type, field, named) {
      if (objects.has(named)) return [named];
      const all = [...(implementing.get(named) ?? [])];
      const inEach = documents.flatMap((document, index) => {
        if (!definesField(document, type, field)) return [];
        const known = new Map(each[index]).get(named);
        // An interface object stands for whatever implements it.
        return [known ?? all];
      });
      const [first = all, ...others] = inEach;
      return first.filter((one) => others.every((other) => other.includes(one)));
    },
  };
}

function findableIn(contracts: Readonly<Record<string, string>>, type: string): readonly string[] {
  const definitions = Object.entries(contracts).flatMap(([name, text]) =>
    parse(text).definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === type
        ? [{ name, node, text: print(node) }]
        : [],
    ),
  );
  const isPlain = definitions.every(
    ({ text, node }) =>
      !/@(shareable|requires|external|override|interfaceObject)/.test(text) &&
      node.directives?.filter(({ name }) => name.value === 'key').length === 1,
  );
  const keys = new Set(
    definitions.flatMap(({ text }) => /@key\(fields: "([^"]*)"/.exec(text)?.[1]),
  );
  return isPlain && keys.size === 1 && definitions.length > 1
    ? definitions.map(({ name }) => name)
    : [];
}

function* possibleIn(document: DocumentNode): Generator<[string, readonly string[]]> {
  for (const node of document.definitions) {
    if (node.kind === Kind.UNION_TYPE_DEFINITION) {
      yield [node.name.value, node.types?.map(({ name }) => name.value) ?? []];
    }
    if (node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      yield [node.name.value, [...(implementersOf([document]).get(node.name.value) ?? [])]];
    }
  }
}

/** Interface → the object types that implement it in any of the documents. */
export function implementersOf(
  documents: readonly DocumentNode[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const node of documents.flatMap(({ definitions }) => definitions)) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name } of node.interfaces ?? []) {
      found.set(name.value, (found.get(name.value) ?? new Set()).add(node.name.value));
    }
  }
  return found;
}

function definesField(document: DocumentNode, type: string, field: string): boolean {
  return document.definitions.some(
    (node) =>
      (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) &&
      node.name.value === type &&
      node.fields?.some(({ name }) => name.value === field),
  );
}

/** Names in the field sets of `@key`, `@requires` and `@provides`, whatever their type. */
function noteBearing(node: ASTNode, bearing: Set<string>): void {
  const own = 'directives' in node ? (node.directives ?? []) : [];
  const inner =
    node.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (node.fields ?? []).flatMap((one) => one.directives ?? [])
      : [];
  for (const directive of [...own, ...inner]) {
    for (const { name, value } of directive.arguments ?? []) {
      if (name.value !== 'fields' || value.kind !== Kind.STRING) continue;
      for (const [word] of value.value.matchAll(/\w+/g)) bearing.add(word);
    }
  }
}

function hasDirective(node: ASTNode, named: string): boolean {
  const directives = 'directives' in node ? (node.directives ?? []) : [];
  return directives.some(({ name }) => name.value === named);
}
