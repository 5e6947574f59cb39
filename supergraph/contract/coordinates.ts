import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';

/** A type, where it is defined and where it is extended. */
export type TypeNode = TypeDefinitionNode | TypeExtensionNode;

/** Every node that a directive of the contract language may stand on, the schema apart. */
export type AnnotatedNode =
  TypeNode | FieldDefinitionNode | InputValueDefinitionNode | EnumValueDefinitionNode;

/** A node with its address in the schema. */
export interface Coordinate<Node extends AnnotatedNode = AnnotatedNode> {
  /** `Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE`, `Input.field`. */
  readonly coordinate: string;
  readonly node: Node;
  /** The nodes around it, from the type down. */
  readonly ancestors: readonly AnnotatedNode[];
}

/** Every annotated coordinate of a contract, in the order of the file; a type once per definition and extension. */
export function* coordinatesOf(document: DocumentNode): Generator<Coordinate> {
  for (const definition of document.definitions) {
    if (!isType(definition)) continue;
    const type = definition.name.value;
    yield { coordinate: type, node: definition, ancestors: [] };
    for (const member of membersOf(definition)) {
      const coordinate = `${type}.${member.name.value}`;
      yield { coordinate, node: member, ancestors: [definition] };
      if (member.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of member.arguments ?? []) {
        const inner = `${coordinate}(${argument.name.value}:)`;
        yield { coordinate: inner, node: argument, ancestors: [definition, member] };
      }
    }
  }
}

/** True for the definition or the extension of a type. */
export function isType(node: DocumentNode['definitions'][number]): node is TypeNode {
  return 'name' in node && /Type(Definition|Extension)$/.test(node.kind);
}

/** The applications of one directive on a node. */
export function directivesNamed(
  node: AnnotatedNode | SchemaDefinitionNode | SchemaExtensionNode,
  name: string,
): readonly ConstDirectiveNode[] {
  return (node.directives ?? []).filter((directive) => directive.name.value === name);
}

function membersOf(
  type: TypeNode,
): readonly (FieldDefinitionNode | InputValueDefinitionNode | EnumValueDefinitionNode)[] {
  if ('fields' in type) return type.fields ?? [];
  if ('values' in type) return type.values ?? [];
  return [];
}
