import {
  Kind,
  parse,
  print,
  specifiedScalarTypes,
  visit,
  type ASTNode,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type TypeNode,
} from 'graphql';
import { reductionOf } from './reduce.ts';

type Contracts = Readonly<Record<string, string>>;
type Documents = Readonly<Record<string, DocumentNode>>;

const removable: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.DIRECTIVE,
]);

/** Takes whole subgraphs out of a graph. */
export const fewerSubgraphs = reductionOf<Documents, string>(
  (documents) => Object.keys(documents),
  (documents, points) => tidy(Object.entries(documents).filter(([name]) => !points.has(name))),
);

/** Takes types, fields, arguments and directives out of contracts, and what named them. */
export const fewerDefinitions = reductionOf<Documents, ASTNode>(
  (documents) => {
    const found: ASTNode[] = [];
    for (const document of Object.values(documents)) {
      visit(document, {
        SchemaExtension: () => false,
        enter(node) {
          if (removable.has(node.kind)) found.push(node);
        },
      });
    }
    return found;
  },
  (documents, points) =>
    tidy(
      Object.entries(documents).map(([name, document]) => [
        name,
        visit(document, { enter: (node) => (points.has(node) ? null : undefined) }),
      ]),
    ),
);

/**
 * Takes out of one contract after the other, or of all at once, the fields that have none of these names:
 * most of what can go goes in one step.
 */
export const onlyFieldsNamed = (names: ReadonlySet<string>) =>
  reductionOf<Documents, string>(
    (documents) =>
      Object.keys(documents).filter((name) => fieldsBeside(documents[name], names).size > 0),
    (documents, points) =>
      tidy(
        Object.entries(documents).map(([name, document]) => {
          const gone = points.has(name) ? fieldsBeside(document, names) : new Set<ASTNode>();
          return [
            name,
            visit(document, { FieldDefinition: (node) => (gone.has(node) ? null : undefined) }),
          ];
        }),
      ),
  );

/** Takes out of all contracts the fields of a name, what provides them, and the fields that require them. */
export const fewerFieldNames = reductionOf<Documents, string>(
  (documents) => {
    const names = new Set<string>();
    for (const document of Object.values(documents)) {
      visit(document, { FieldDefinition: ({ name }) => void names.add(name.value) });
    }
    return [...names];
  },
  (documents, points) => {
    const isGone = (directive: DirectiveNode): boolean =>
      (print(directive).match(/\w+/g) ?? []).some((word) => points.has(word));
    return tidy(
      Object.entries(documents).map(([name, document]) => [
        name,
        visit(document, {
          SchemaExtension: () => false,
          FieldDefinition: (node) =>
            points.has(node.name.value) ||
            node.directives?.some((one) => one.name.value === 'requires' && isGone(one))
              ? null
              : undefined,
          Directive: (node) => (isGone(node) ? null : undefined),
        }),
      ]),
    );
  },
);

function fieldsBeside(
  document: DocumentNode | undefined,
  names: ReadonlySet<string>,
): ReadonlySet<ASTNode> {
  const found = new Set<ASTNode>();
  if (!document) return found;
  visit(document, {
    FieldDefinition(node) {
      if (!names.has(node.name.value)) found.add(node);
    },
  });
  return found;
}

/** Contracts as documents. */
export function parseContracts(contracts: Contracts): Documents {
  return Object.fromEntries(Object.entries(contracts).map(([name, text]) => [name, parse(text)]));
}

/** Documents as contracts. */
export function printContracts(documents: Documents): Contracts {
  return Object.fromEntries(
    Object.entries(documents).map(([name, document]) => [name, `${print(document)}\n`]),
  );
}

function tidy(entries: readonly (readonly [string, DocumentNode])[]): Documents | undefined {
  const tidied = entries
    .map(([name, document]) => [name, withoutDangling(document)] as const)
    .filter(([, { definitions }]) => definitions.length > 1);
  return tidied.length === 0 ? undefined : Object.fromEntries(tidied);
}

/** Drops what names a type that is no more, and types without fields, until nothing changes. */
function withoutDangling(document: DocumentNode): DocumentNode {
  let current = document;
  for (let before = -1; before !== sizeOf(current);) {
    before = sizeOf(current);
    const known = new Set([
      ...specifiedScalarTypes.map(({ name }) => name),
      ...current.definitions.flatMap((node) => nameOf(node) ?? []),
    ]);
    const isKnown = (type: TypeNode): boolean =>
      type.kind === Kind.NAMED_TYPE ? known.has(type.name.value) : isKnown(type.type);
    const dropUnknown = ({ type }: { readonly type: TypeNode }) =>
      isKnown(type) ? undefined : null;
    current = visit(current, {
      FieldDefinition: dropUnknown,
      InputValueDefinition: dropUnknown,
      ObjectTypeDefinition: (node) => ({
        ...node,
        interfaces: node.interfaces?.filter(isKnown) ?? [],
      }),
      UnionTypeDefinition: (node) => ({ ...node, types: node.types?.filter(isKnown) ?? [] }),
    });
    current = { ...current, definitions: current.definitions.filter((node) => !isEmpty(node)) };
  }
  return current;
}

function isEmpty(node: DefinitionNode): boolean {
  if (node.kind === Kind.UNION_TYPE_DEFINITION) return node.types?.length === 0;
  const hasFields =
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
  return hasFields && (node.fields ?? []).length === 0;
}

function nameOf(node: DefinitionNode): string | undefined {
  return 'name' in node ? node.name.value : undefined;
}

function sizeOf(document: DocumentNode): number {
  return print(document).length;
}
