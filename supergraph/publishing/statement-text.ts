import type { CoordinateFacts, GraphFacts } from '@demarc/supergraph/contract';
import { print, type ASTNode } from 'graphql';

/**
 * All that the contracts of a graph say of one coordinate, as a text: equal exactly where nothing that is
 * said of it differs. Of a type it is what stands at the type itself; its members are coordinates of
 * their own.
 */
export function statementText(graph: GraphFacts, coordinate: string): string {
  const said = graph.statements(coordinate).map(({ contract, facts }) => ({
    subgraph: contract.contract.name,
    nodes: facts.nodes.map((node) => print(withoutMembers(node))),
    inherited: inheritedBy(facts),
  }));
  return JSON.stringify(said);
}

function inheritedBy({ owner, compat, stage, data }: CoordinateFacts) {
  return { owner, compat, stage, data };
}

function withoutMembers(node: ASTNode): ASTNode {
  const isType = node.kind.endsWith('TypeDefinition') || node.kind.endsWith('TypeExtension');
  return isType ? ({ ...node, fields: [], values: [] } as unknown as ASTNode) : node;
}
