import { coordinatesOf } from '@demarc/supergraph/contract';
import { Kind, visit, type ASTNode, type ConstDirectiveNode, type DocumentNode } from 'graphql';

/** A directive where it is applied. */
export interface Application {
  readonly node: ConstDirectiveNode;
  /** What it stands on. */
  readonly holder: ASTNode;
}

/** Every application of a directive in a contract, in the order of the file. */
export function applicationsOf(document: DocumentNode, directive: string): readonly Application[] {
  const applications: Application[] = [];
  visit(document, {
    enter(holder) {
      if (!('directives' in holder)) return;
      for (const node of (holder.directives ?? []) as readonly ConstDirectiveNode[]) {
        if (node.name.value === directive) applications.push({ node, holder });
      }
    },
  });
  return applications;
}

/** What GraphQL calls the place of a directive on that node: `FIELD_DEFINITION`, `ENUM_VALUE`. */
export function locationOf(holder: ASTNode, document: DocumentNode): string {
  if (holder.kind === Kind.FIELD_DEFINITION) return 'FIELD_DEFINITION';
  if (holder.kind === Kind.INPUT_VALUE_DEFINITION) {
    return isArgument(holder, document) ? 'ARGUMENT_DEFINITION' : 'INPUT_FIELD_DEFINITION';
  }
  // `ObjectTypeExtension` → `OBJECT`, `EnumValueDefinition` → `ENUM_VALUE`.
  return holder.kind
    .replace(/(Type)?(Definition|Extension)$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase();
}

function isArgument(node: ASTNode, document: DocumentNode): boolean {
  for (const found of coordinatesOf(document)) {
    if (found.node === node) return found.coordinate.endsWith(':)');
  }
  return true;
}
