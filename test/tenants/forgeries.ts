import { readFileSync } from 'node:fs';
import { Kind, parse, type FieldDefinitionNode } from 'graphql';

/** What a forger has: the ref of another tenant, and refs of one's own. */
export interface Loot {
  readonly ref: string;
  readonly own: readonly string[];
}

/**
 * Representations by which somebody might come to what is another tenant's: by its key, and by what a
 * contract requires beside a key (`@external`), where the key is one's own, or nobody's, and the rest is not.
 */
export function* forgeriesOf(
  external: readonly string[],
  { ref, own }: Loot,
): Generator<Readonly<Record<string, unknown>>> {
  yield { id: ref };
  if (external.length === 0) return;
  const said = (id: string) => Object.fromEntries(external.map((name) => [name, { id }]));
  yield { id: ref, ...said(ref) };
  const kinds = Map.groupBy(own, (one) => one.slice(0, one.lastIndexOf('_')));
  for (const [one] of kinds.values()) {
    if (one === undefined) continue;
    yield { id: one, ...said(ref) };
    yield { id: ref, ...said(one) };
  }
}

/** Fields that are another context's, which only a contract's requirements bring here. */
export function externalFields(contract: URL, typeName: string): readonly string[] {
  const isExternal = ({ directives = [] }: FieldDefinitionNode) =>
    directives.some(({ name }) => name.value === 'external');
  return parse(readFileSync(contract, 'utf8')).definitions.flatMap((node) =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    node.name.value === typeName
      ? (node.fields ?? []).filter(isExternal).map(({ name }) => name.value)
      : [],
  );
}
