import {
  Kind,
  parse,
  print,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';
import { joinDirectives, stringArgument } from './join-directives.ts';
import { subgraphNames } from './subgraph-names.ts';
import { fieldKey, type SyntheticFields, type SyntheticNeed } from './synthetic-fields.ts';
import {
  fieldOf,
  hasFields,
  namedType,
  typesByName,
  withImplementations,
  type TypesByName,
  type TypeWithFields,
} from './type-definitions.ts';

interface Mended extends SyntheticFields {
  readonly document: DocumentNode;
}

interface Made {
  readonly name: string;
  readonly arguments: NonNullable<FieldNode['arguments']>;
  readonly types: Set<string>;
}

/**
 * Gives each (field, arguments) that a `@requires` of the supergraph uses a field of its own, without
 * arguments, in the subgraphs that have the field, and lets the `@requires` use that one.
 */
export function addSyntheticFields(document: DocumentNode): Mended {
  const join = joinDirectives(document);
  const types = typesByName(document);
  const taken = fieldNames(types);
  const made = new Map<string, Made>();
  const byUse = new Map<string, string>();
  const needs = new Map<string, readonly SyntheticNeed[]>();
  const services = subgraphNames(document);

  const rewrite = (type: TypeWithFields): TypeWithFields => ({
    ...type,
    fields: (type.fields ?? []).map((field) => ({
      ...field,
      directives: (field.directives ?? []).map((directive) => {
        const requires = stringArgument(directive, 'requires');
        if (directive.name.value !== join.field || requires === undefined) return directive;
        const found: SyntheticNeed[] = [];
        const selections = rewriteSelections(parseFieldSet(requires), type.name.value, '', found);
        if (found.length === 0) return directive;
        const subgraph = services.get(stringArgument(directive, 'graph') ?? '') ?? '';
        needs.set(fieldKey(subgraph, type.name.value, field.name.value), found);
        return withRequires(directive, print(selections).slice(1, -1).trim());
      }),
    })),
  });

  const rewriteSelections = (
    set: SelectionSetNode,
    parent: string,
    above: string,
    found: SyntheticNeed[],
  ): SelectionSetNode => ({
    ...set,
    selections: set.selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition?.name.value ?? parent;
        const selectionSet = rewriteSelections(selection.selectionSet, type, above, found);
        return { ...selection, selectionSet };
      }
      const { name } = selection;
      const definition = fieldOf(types.get(parent), name.value);
      if (definition === undefined) return selection;
      const at = `${above}/${name.value}`;
      const synthetic =
        (definition.arguments ?? []).length > 0 ? synthesize(parent, selection) : undefined;
      if (synthetic !== undefined) found.push({ at, synthetic });
      return {
        ...selection,
        ...(synthetic !== undefined && {
          name: { ...name, value: synthetic },
          arguments: [],
        }),
        ...(selection.selectionSet && {
          selectionSet: rewriteSelections(
            selection.selectionSet,
            namedType(definition.type),
            at,
            found,
          ),
        }),
      };
    }),
  });

  const synthesize = (parent: string, { name, arguments: given = [] }: FieldNode): string => {
    const use = JSON.stringify([name.value, given.map((one) => print(one)).sort()]);
    const known = byUse.get(use) ?? freeName(name.value, taken);
    byUse.set(use, known);
    const field = made.get(known) ?? { name: name.value, arguments: given, types: new Set() };
    made.set(known, field);
    for (const type of withImplementations(parent, name.value, types)) field.types.add(type);
    return known;
  };

  const rewritten = new Map([...types].map(([name, type]) => [name, rewrite(type)]));
  const definitions = document.definitions.map((node) => {
    const type = hasFields(node) ? rewritten.get(node.name.value) : undefined;
    return type === undefined ? node : withFields(type, made, join.field);
  });
  return {
    document: made.size === 0 ? document : { ...document, definitions },
    // The arguments of a field set are constants: it has no variables.
    fields: made as ReadonlyMap<string, Made> as SyntheticFields['fields'],
    needs,
  };
}

function fieldNames(types: TypesByName): Set<string> {
  return new Set(
    [...types.values()].flatMap(({ fields = [] }) => fields.map(({ name }) => name.value)),
  );
}

function freeName(field: string, taken: Set<string>): string {
  let count = 0;
  while (taken.has(`${field}_required_${count}`)) count += 1;
  const name = `${field}_required_${count}`;
  taken.add(name);
  return name;
}

/** Of what stands on the field it keeps only in which subgraphs it is, and as what. */
function withFields(
  type: TypeWithFields,
  made: ReadonlyMap<string, Made>,
  joinField: string,
): TypeWithFields {
  const added = [...made].flatMap(([name, { name: of, types }]) => {
    const field = types.has(type.name.value) ? fieldOf(type, of) : undefined;
    if (field === undefined) return [];
    return {
      ...field,
      name: { ...field.name, value: name },
      arguments: [],
      directives: (field.directives ?? []).filter((one) => one.name.value === joinField),
    };
  });
  return { ...type, fields: [...(type.fields ?? []), ...added] };
}

function withRequires(directive: ConstDirectiveNode, requires: string): ConstDirectiveNode {
  return {
    ...directive,
    arguments: (directive.arguments ?? []).map((argument) =>
      argument.name.value === 'requires'
        ? { ...argument, value: { kind: Kind.STRING, value: requires } }
        : argument,
    ),
  };
}

function parseFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no field set: ${text}`);
  return operation.selectionSet;
}
