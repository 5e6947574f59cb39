import { applySchema } from './apply-schema.ts';
import { demarcSchema } from './demarc-schema.ts';
import { parseYamlFile } from './yaml-file.ts';

/** A subgraph as demarc.yaml lists it. */
export interface ListedSubgraph {
  readonly name: string;
  /** Relative to demarc.yaml. */
  readonly contract: string;
  readonly url: string;
}

/**
 * The subgraphs of a demarc.yaml that is only a text, such as one of an older commit: none of the
 * files that it names need to be there. Undefined if it is not a demarc.yaml of today's shape.
 */
export function readSubgraphList(
  text: string,
  file: string,
): readonly ListedSubgraph[] | undefined {
  const parsed = parseYamlFile(text, file);
  if (!parsed.ok) return undefined;
  const demarc = applySchema(demarcSchema, parsed.yaml, 'demarc.yaml');
  return demarc.ok ? demarc.value.subgraphs : undefined;
}
