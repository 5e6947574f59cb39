import { parseDocument } from 'yaml';
import { useLines } from './use-lines.ts';
import type { ListedSubgraph } from './read-subgraph-list.ts';

/** A subgraph to list, with the command that starts it where there is one. */
export interface NewSubgraph extends ListedSubgraph {
  readonly start?: string;
}

/** Lists a subgraph in the text of a demarc.yaml; comments and everything else stay. */
export function addSubgraph(text: string, subgraph: NewSubgraph): string {
  const document = parseDocument(text);
  useLines(document.get('subgraphs'));
  document.addIn(['subgraphs'], document.createNode(subgraph));
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: true });
}
