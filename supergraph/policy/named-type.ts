import type { CoordinateFacts } from '@demarc/supergraph/contract';
import { innermostType } from './innermost-type.ts';

/** The name of the type of a field, argument or input field, without lists and `!`; undefined for anything else. */
export function namedType({ node }: CoordinateFacts): string | undefined {
  return 'type' in node ? innermostType(node.type).name.value : undefined;
}
