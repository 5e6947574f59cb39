import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
} from 'graphql';
import { contractDefinitions } from './contract-definitions.ts';
import { directivesNamed, type TypeNode } from './coordinates.ts';
import { ownershipOf } from './effective-owner.ts';
import { foreignFields } from './foreign-fields.ts';
import { linkedSpec } from './linked-spec.ts';
import { CONTRACT_SPEC } from './specs.ts';

const contractDirectives = ['contract', 'lifecycle', 'data'];
const contractArguments = new Set(
  contractDefinitions.definitions.flatMap((node) =>
    node.kind === Kind.DIRECTIVE_DEFINITION && node.name.value === 'contract'
      ? (node.arguments ?? []).map(({ name }) => name.value)
      : [],
  ),
);

/** What the other contracts of the graph say about the elements of one. */
export interface Surroundings {
  /** Coordinates that another subgraph has taken over with `@override`: their contract is there now. */
  readonly overridden?: ReadonlySet<string> | undefined;
  /** Entities whose home is another contract: their meaning is there. */
  readonly homedElsewhere?: ReadonlySet<string> | undefined;
}

/**
 * Resolves inheritance before composing, so that the supergraph carries explicit contracts and
 * subgraphs that share an entity do not contradict each other: the effective owner stands on every
 * field that this subgraph resolves, and the schema's application is taken out.
 * Not annotated: `@external` fields, which compose without directives; an entity of another home with
 * its keys and shareable fields, which its home annotates and describes.
 *
 * @returns the document itself if it knows nothing of the contract language
 */
export function expandContract(
  document: DocumentNode,
  { overridden, homedElsewhere }: Surroundings = {},
): DocumentNode {
  if (linkedSpec(document, CONTRACT_SPEC) === undefined) return document;
  const ownership = ownershipOf(document);
  const isForeign = foreignFields(document);

  const expandField = (field: FieldDefinitionNode, type: TypeNode): FieldDefinitionNode => {
    const name = type.name.value;
    if (overridden?.has(`${name}.${field.name.value}`)) return without(field, contractDirectives);
    if (isForeign(field, type)) return homedElsewhere?.has(name) ? undescribed(field) : field;
    const owner = ownership.effectiveOwner({ node: field, ancestors: [type] });
    return owner === undefined ? field : withOwner(field, owner);
  };

  const definitions = document.definitions.map((definition): DefinitionNode => {
    const { kind } = definition;
    if (kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION) {
      return withoutDefaults(definition);
    }
    if (!hasOutputFields(definition)) return definition;
    const fields = definition.fields?.map((field) => expandField(field, definition)) ?? [];
    const type = homedElsewhere?.has(definition.name.value) ? undescribed(definition) : definition;
    return { ...type, fields };
  });
  return { ...document, definitions };
}

function undescribed<Node extends object>(node: Node): Node {
  return { ...node, description: undefined };
}

function hasOutputFields(
  node: DefinitionNode,
): node is
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode
  | InterfaceTypeDefinitionNode
  | InterfaceTypeExtensionNode {
  return /^(Object|Interface)Type/.test(node.kind);
}

function without<Node extends { readonly directives?: readonly ConstDirectiveNode[] | undefined }>(
  node: Node,
  names: readonly string[],
): Node {
  const directives = node.directives?.filter(({ name }) => !names.includes(name.value));
  return directives?.length === node.directives?.length ? node : { ...node, directives };
}

/** Takes out what the fields inherit; with an argument that does not exist it stays, to be refused. */
function withoutDefaults<Node extends SchemaDefinitionNode | SchemaExtensionNode>(
  node: Node,
): Node {
  const given = directivesNamed(node, 'contract').flatMap((one) => one.arguments ?? []);
  const isKnown = given.every(({ name }) => contractArguments.has(name.value));
  return isKnown ? without(node, ['contract']) : node;
}

function withOwner(field: FieldDefinitionNode, owner: string): FieldDefinitionNode {
  const argument = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'owner' },
    value: { kind: Kind.STRING, value: owner },
  } as const;
  const directives = field.directives ?? [];
  const present = directives.find(({ name }) => name.value === 'contract');
  // Also an owner that is no text stays as it is: the composer refuses it.
  if (present?.arguments?.some(({ name }) => name.value === 'owner')) return field;
  const directive: ConstDirectiveNode = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'contract' },
    ...present,
    arguments: [argument, ...(present?.arguments ?? [])],
  };
  return { ...field, directives: [...directives.filter((other) => other !== present), directive] };
}
