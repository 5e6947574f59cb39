import type { CoordinateFacts, GraphFacts } from '@demarc/supergraph/contract';
import { print, type ASTNode } from 'graphql';

/**
 * All that the contracts of two graphs say of one coordinate, as texts: equal exactly where nothing that is
 * said of it differs. Of a type it is what stands at the type itself; its members are coordinates of
 * their own, and belong to it only where it comes or goes whole.
 */
export function statementTexts(
  { before, after }: { readonly before: GraphFacts; readonly after: GraphFacts },
  coordinate: string,
): readonly string[] {
  const graphs = [before, after];
  const isWhole = graphs.some((graph) => graph.statements(coordinate).length === 0);
  return graphs.map((graph) => statementText(graph, coordinate, isWhole));
}

function statementText(graph: GraphFacts, coordinate: string, isWhole: boolean): string {
  const said = graph.statements(coordinate).map(({ contract, facts }) => ({
    subgraph: contract.contract.name,
    nodes: facts.nodes.map((node) => print(isWhole ? node : withoutMembers(node))),
    inherited: inheritedBy(facts),
  }));
  return JSON.stringify(said);
}

function inheritedBy({ owner, compat, stage, data }: CoordinateFacts) {
  return { owner, compat, stage, data };
}

/** A type's own statement: its fields and values are coordinates of their own. */
export function withoutMembers(node: ASTNode): ASTNode {
  const isType = node.kind.endsWith('TypeDefinition') || node.kind.endsWith('TypeExtension');
  return isType ? ({ ...node, fields: [], values: [] } as unknown as ASTNode) : node;
}
