import { Kind, type NamedTypeNode, type TypeNode } from 'graphql';

/** The name that `[Invoice!]!` comes down to, where it stands. */
export function innermostType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : innermostType(type.type);
}
