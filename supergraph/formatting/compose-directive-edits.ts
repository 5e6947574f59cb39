import {
  CONTRACT_SPEC,
  directivesNamed,
  FEDERATION_SPEC,
  linkedSpec,
  type Contract,
} from '@demarc/supergraph/contract';
import {
  Kind,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
} from 'graphql';
import type { Edit } from './edit.ts';

const contractDirectives = ['@contract', '@lifecycle', '@data'];

/** Adds what carries the contract language to the supergraph, where it is linked and forgotten. */
export function composeDirectiveEdits({ document }: Contract): readonly Edit[] {
  const schemas = document.definitions.filter(isSchema);
  const links = schemas.flatMap((schema) => directivesNamed(schema, 'link'));
  const link = links.find((one) => argumentOf(one, 'url')?.startsWith(`${CONTRACT_SPEC}/`));
  const name = linkedSpec(document, FEDERATION_SPEC)?.localName('composeDirective');
  if (link?.loc === undefined || name === undefined) return [];
  const composed = schemas
    .flatMap((schema) => directivesNamed(schema, name))
    .map((one) => argumentOf(one, 'name'));
  const missing = contractDirectives.filter((directive) => !composed.includes(directive));
  if (missing.length === 0) return [];
  const text = missing.map((directive) => `\n  @${name}(name: "${directive}")`).join('');
  return [{ start: link.loc.end, end: link.loc.end, text }];
}

function isSchema(node: {
  readonly kind: Kind;
}): node is SchemaDefinitionNode | SchemaExtensionNode {
  return node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION;
}

function argumentOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((one) => one.name.value === name)?.value;
  const given: unknown = value && valueFromASTUntyped(value);
  return typeof given === 'string' ? given : undefined;
}
