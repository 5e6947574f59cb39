import { Kind, type DocumentNode } from 'graphql';
import { contractDirective } from './contract-directive.ts';
import { isType, type AnnotatedNode, type Coordinate } from './coordinates.ts';

/** Who owns what in one contract: the owner is inherited schema → type → field → argument. */
export interface Ownership {
  /** The subgraph's default owner. */
  readonly schemaOwner: string | undefined;
  effectiveOwner(coordinate: Pick<Coordinate, 'node' | 'ancestors'>): string | undefined;
}

/** Reads the owners of a contract. What a type says holds for all of its extensions too. */
export function ownershipOf(document: DocumentNode): Ownership {
  let schemaOwner: string | undefined;
  const typeOwners = new Map<string, string>();
  for (const node of document.definitions) {
    if (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION) {
      schemaOwner ??= contractDirective(node)?.owner;
    } else if (isType(node)) {
      const owner = contractDirective(node)?.owner;
      if (owner !== undefined) typeOwners.set(node.name.value, owner);
    }
  }
  const explicitOwner = (node: AnnotatedNode) =>
    isType(node as Parameters<typeof isType>[0])
      ? typeOwners.get(node.name.value)
      : contractDirective(node)?.owner;
  return {
    schemaOwner,
    effectiveOwner({ node, ancestors }) {
      for (const level of [node, ...ancestors.toReversed()]) {
        const owner = explicitOwner(level);
        if (owner !== undefined) return owner;
      }
      return schemaOwner;
    },
  };
}
