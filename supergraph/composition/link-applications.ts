import { directivesNamed } from '@demarc/supergraph/contract';
import { Kind, type ASTNode, type ConstValueNode, type DocumentNode } from 'graphql';

/** A `@link`, with the nodes that say something. */
export interface Link {
  readonly node: ASTNode;
  /** As it is written; empty where it is no text. */
  readonly url: string;
  readonly urlNode: ConstValueNode | undefined;
  readonly imports: readonly LinkImport[];
}

/** `"@key"` or `{ name: "@key", as: "@id" }` */
interface LinkImport {
  readonly node: ConstValueNode;
  readonly name: string;
  /** What the contract calls it. */
  readonly local: string;
}

/** Every `@link` of a contract, in the order of the file, also those that break the specification. */
export function linksOf({ definitions }: DocumentNode): readonly Link[] {
  return definitions.flatMap((definition) => {
    const { kind } = definition;
    if (kind !== Kind.SCHEMA_DEFINITION && kind !== Kind.SCHEMA_EXTENSION) return [];
    return directivesNamed(definition, 'link').map((node): Link => {
      const given = new Map((node.arguments ?? []).map(({ name, value }) => [name.value, value]));
      const urlNode = given.get('url');
      const list = given.get('import');
      const imports = list?.kind === Kind.LIST ? list.values.flatMap(readImport) : [];
      return { node, url: textOf(urlNode) ?? '', urlNode, imports };
    });
  });
}

function readImport(node: ConstValueNode): LinkImport[] {
  if (node.kind === Kind.STRING) return [{ node, name: node.value, local: node.value }];
  if (node.kind !== Kind.OBJECT) return [];
  const fields = new Map(node.fields.map(({ name, value }) => [name.value, textOf(value)]));
  const name = fields.get('name');
  return name === undefined ? [] : [{ node, name, local: fields.get('as') ?? name }];
}

function textOf(node: ConstValueNode | undefined): string | undefined {
  return node?.kind === Kind.STRING ? node.value : undefined;
}
