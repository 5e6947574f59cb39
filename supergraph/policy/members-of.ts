import type { CoordinateFacts } from '@demarc/supergraph/contract';

/** The names of the fields or values of a type, its extensions included; empty for anything else. */
export function membersOf({ nodes }: CoordinateFacts): readonly string[] {
  return nodes.flatMap((node) => {
    if ('fields' in node) return (node.fields ?? []).map(({ name }) => name.value);
    if ('values' in node) return (node.values ?? []).map(({ name }) => name.value);
    return [];
  });
}
