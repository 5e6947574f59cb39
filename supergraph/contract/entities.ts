import { Kind, type DocumentNode } from 'graphql';
import { contractDirective } from './contract-directive.ts';
import { directiveArguments } from './directive-arguments.ts';
import { directivesNamed, isType } from './coordinates.ts';
import { federationNames } from './federation-names.ts';
import { parseFieldSet } from './parse-field-set.ts';

/** A type with `@key`, as one contract sees it. */
export interface Entity {
  /** True where an explicit `@contract(owner:)` on the type says that this contract is its home. */
  readonly isHome: boolean;
  /** The fields of the type that stand in its keys. */
  readonly keyFields: ReadonlySet<string>;
}

/** The entities of one contract by type name; a definition and its extensions are one. */
export function entitiesOf(document: DocumentNode): ReadonlyMap<string, Entity> {
  const nameOf = federationNames(document);
  const entities = new Map<string, Entity>();
  const owned = new Set<string>();
  for (const node of document.definitions) {
    if (!isType(node)) continue;
    const type = node.name.value;
    if (contractDirective(node)?.owner !== undefined) owned.add(type);
    for (const key of directivesNamed(node, nameOf('key'))) {
      const fields = directiveArguments({ ...node, directives: [key] }, nameOf('key'));
      const keyFields = topLevelFields(fields?.text('fields') ?? '');
      const known = entities.get(type)?.keyFields ?? [];
      entities.set(type, { isHome: false, keyFields: new Set([...known, ...keyFields]) });
    }
  }
  for (const [type, entity] of entities) entities.set(type, { ...entity, isHome: owned.has(type) });
  return entities;
}

/** `id organization { id }` → `id`, `organization`. */
function topLevelFields(fieldSet: string): string[] {
  const selections = parseFieldSet(fieldSet)?.selections ?? [];
  return selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
}
