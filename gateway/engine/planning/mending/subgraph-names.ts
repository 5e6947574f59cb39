import { Kind, type DocumentNode } from 'graphql';
import { joinDirectives, stringArgument } from './join-directives.ts';

/** The values of `join__Graph` with the names that the subgraphs go by. */
export function subgraphNames(document: DocumentNode): Map<string, string> {
  const { graph: joinGraph } = joinDirectives(document);
  const values = document.definitions.flatMap((node) =>
    node.kind === Kind.ENUM_TYPE_DEFINITION ? (node.values ?? []) : [],
  );
  return new Map(
    values.flatMap(({ name, directives = [] }) => {
      const graph = directives.find((one) => one.name.value === joinGraph);
      const subgraph = graph && stringArgument(graph, 'name');
      return subgraph === undefined ? [] : [[name.value, subgraph] as const];
    }),
  );
}
