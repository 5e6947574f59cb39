import { z } from 'zod';
import { demarcSchema } from './demarc-schema.ts';
import { parseYamlFile } from './yaml-file.ts';

/** A subgraph as demarc.yaml lists it. */
export interface ListedSubgraph {
  readonly name: string;
  /** Relative to demarc.yaml. */
  readonly contract: string;
  readonly url: string;
}

/** What a demarc.yaml says of its graph, as far as others need it to find the contracts. */
export interface SubgraphList {
  /** The name of the graph; undefined where it says none. */
  readonly graph: string | undefined;
  readonly subgraphs: readonly ListedSubgraph[];
}

const { name, contract, url } = demarcSchema.shape.subgraphs.element.shape;

/** All else may be as another version of Demarc has it. */
const listSchema = z.object({
  graph: demarcSchema.shape.graph.optional().catch(undefined),
  subgraphs: z.array(z.object({ name, contract, url })),
});

/**
 * The subgraphs of a demarc.yaml that is only a text, such as one of an older commit: none of the
 * files that it names need to be there. Undefined if it does not list subgraphs.
 */
export function readSubgraphList(text: string, file: string): SubgraphList | undefined {
  const parsed = parseYamlFile(text, file);
  if (!parsed.ok) return undefined;
  const list = listSchema.safeParse(parsed.yaml.value);
  return list.success ? { graph: list.data.graph, subgraphs: list.data.subgraphs } : undefined;
}
