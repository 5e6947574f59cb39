import type { DocumentNode, FieldDefinitionNode } from 'graphql';
import { directivesNamed, type TypeNode } from './coordinates.ts';
import { entitiesOf } from './entities.ts';
import { federationNames, type FederationDirective } from './federation-names.ts';

/**
 * Tells the fields that a contract repeats only because another one has them: `@external` fields, and
 * the keys and shareable fields of an entity whose home is elsewhere.
 */
export function foreignFields(
  document: DocumentNode,
): (field: FieldDefinitionNode, type: TypeNode) => boolean {
  const entities = entitiesOf(document);
  const nameOf = federationNames(document);
  const has = (node: FieldDefinitionNode | TypeNode, name: FederationDirective) =>
    directivesNamed(node, nameOf(name)).length > 0;
  return (field, type) => {
    if (has(field, 'external') || has(type, 'external')) return true;
    const entity = entities.get(type.name.value);
    if (entity === undefined || entity.isHome || has(field, 'override')) return false;
    return (
      entity.keyFields.has(field.name.value) || has(field, 'shareable') || has(type, 'shareable')
    );
  };
}
