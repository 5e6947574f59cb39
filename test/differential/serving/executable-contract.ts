import {
  buildASTSchema,
  Kind,
  parse,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { ContractFacts } from '../stored/contract-facts.ts';

/**
 * The schema that a subgraph executes: its contract without federation's directives, with the fields of
 * https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec
 */
export function executableContract({ document, keys }: ContractFacts): GraphQLSchema {
  const stripped: DocumentNode = visit(document, {
    SchemaExtension: () => null,
    Directive: ({ name }) => (name.value === 'deprecated' ? undefined : null),
  });
  const objects = stripped.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && keys.has(node.name.value) ? [node.name.value] : [],
  );
  const hasQuery = stripped.definitions.some((node) => isType(node, 'Query'));
  const entities =
    objects.length === 0
      ? ''
      : `scalar _Any union _Entity = ${objects.join(' | ')}
        extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`;
  const added = parse(
    `${hasQuery ? '' : 'type Query { _unused: Int }'} type _Service { sdl: String }
    extend type Query { _service: _Service! } ${entities}`,
  );
  const definitions = [...stripped.definitions, ...added.definitions];
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: mergeExtensions(definitions) });
}

function isType(node: DefinitionNode, name: string): boolean {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === name;
}

/** buildASTSchema reads no extensions. */
function mergeExtensions(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const extensions = definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_EXTENSION);
  return definitions
    .filter((node) => node.kind !== Kind.OBJECT_TYPE_EXTENSION)
    .map((node) => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
      const more = extensions.filter(({ name }) => name.value === node.name.value);
      return {
        ...node,
        fields: [...(node.fields ?? []), ...more.flatMap(({ fields = [] }) => fields)],
      };
    });
}
