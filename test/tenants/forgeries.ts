import { readFileSync } from 'node:fs';
import { Kind, parse, type FieldDefinitionNode } from 'graphql';

/** What a forger has: the ref of another tenant, and refs of one's own. */
export interface Loot {
  readonly ref: string;
  readonly own: ReadonlySet<string>;
}

/**
 * Representations by which somebody might come to what is another tenant's: by its key, and by what a
 * contract requires beside a key (`@external`), where the key is one's own, or nobody's, and the rest is not.
 */
export function* forgeriesOf(
  contract: URL,
  typeName: string,
  { ref, own }: Loot,
): Generator<object> {
  yield { id: ref };
  const external = externalFields(contract, typeName);
  if (external.length === 0) return;
  const ofThem = Object.fromEntries(external.map((name) => [name, { id: ref }]));
  yield { id: ref, ...ofThem };
  const kinds = new Set([...own].map((one) => one.slice(0, one.lastIndexOf('_'))));
  for (const kind of kinds) {
    const [one] = [...own].filter((candidate) => candidate.startsWith(`${kind}_`));
    if (one === undefined) continue;
    yield { id: one, ...ofThem };
    yield { id: ref, ...Object.fromEntries(external.map((name) => [name, { id: one }])) };
  }
}

function externalFields(contract: URL, typeName: string): readonly string[] {
  const isExternal = ({ directives = [] }: FieldDefinitionNode) =>
    directives.some(({ name }) => name.value === 'external');
  return parse(readFileSync(contract, 'utf8')).definitions.flatMap((node) =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    node.name.value === typeName
      ? (node.fields ?? []).filter(isExternal).map(({ name }) => name.value)
      : [],
  );
}
