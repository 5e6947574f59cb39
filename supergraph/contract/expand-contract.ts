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
} from 'graphql';
import { contractDirective } from './contract-directive.ts';
import type { TypeNode } from './coordinates.ts';
import { ownershipOf } from './effective-owner.ts';
import { foreignFields } from './foreign-fields.ts';
import { linkedSpec } from './linked-spec.ts';
import { CONTRACT_SPEC } from './specs.ts';

const contractDirectives = ['contract', 'lifecycle', 'data'];

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
      return without(definition, ['contract']);
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

function withOwner(field: FieldDefinitionNode, owner: string): FieldDefinitionNode {
  if (contractDirective(field)?.owner !== undefined) return field;
  const argument = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'owner' },
    value: { kind: Kind.STRING, value: owner },
  } as const;
  const directives = field.directives ?? [];
  const present = directives.find(({ name }) => name.value === 'contract');
  const directive: ConstDirectiveNode = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'contract' },
    ...present,
    arguments: [argument, ...(present?.arguments ?? [])],
  };
  return { ...field, directives: [...directives.filter((other) => other !== present), directive] };
}
