import { Kind, visit, type ASTNode, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import type { ContractPlaces } from './contract-places.ts';

/** A directive where it is applied. */
export interface Application {
  readonly node: ConstDirectiveNode;
  /** What it stands on. */
  readonly holder: ASTNode;
}

const known = new WeakMap<DocumentNode, ReadonlyMap<string, readonly Application[]>>();

/** Every application of a directive in a contract, in the order of the file. */
export function applicationsOf(document: DocumentNode, directive: string): readonly Application[] {
  const byName = known.get(document) ?? readApplications(document);
  known.set(document, byName);
  return byName.get(directive) ?? [];
}

function readApplications(document: DocumentNode): ReadonlyMap<string, readonly Application[]> {
  const byName = new Map<string, Application[]>();
  visit(document, {
    enter(holder) {
      if (!('directives' in holder)) return;
      for (const node of (holder.directives ?? []) as readonly ConstDirectiveNode[]) {
        const applications = byName.get(node.name.value);
        if (applications === undefined) byName.set(node.name.value, [{ node, holder }]);
        else applications.push({ node, holder });
      }
    },
  });
  return byName;
}

/** What GraphQL calls the place of a directive on that node: `FIELD_DEFINITION`, `ENUM_VALUE`. */
export function locationOf(holder: ASTNode, places: ContractPlaces): string {
  if (holder.kind === Kind.FIELD_DEFINITION) return 'FIELD_DEFINITION';
  if (holder.kind === Kind.INPUT_VALUE_DEFINITION) {
    const coordinate = holder.loc && places.coordinateAt(holder.loc);
    return coordinate?.endsWith(')') === false ? 'INPUT_FIELD_DEFINITION' : 'ARGUMENT_DEFINITION';
  }
  // `ObjectTypeExtension` → `OBJECT`, `EnumValueDefinition` → `ENUM_VALUE`.
  return holder.kind
    .replace(/(Type)?(Definition|Extension)$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase();
}
