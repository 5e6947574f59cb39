import { coordinatesOf, type Contract } from '@demarc/supergraph/contract';
import { locateNodes, type Placed } from './locate-nodes.ts';

/** `"Type.field"`, as the composer's messages quote a coordinate. */
const QUOTED_FIELD = /"([_A-Za-z]\w*\.[_A-Za-z]\w*)"/g;

/** The place of the first field that a message names and a contract has. */
export function locateMentioned(message: string, contracts: readonly Contract[]): Placed {
  for (const [, mentioned] of message.matchAll(QUOTED_FIELD)) {
    for (const { document } of contracts) {
      for (const { coordinate, node } of coordinatesOf(document)) {
        if (coordinate === mentioned) return locateNodes([node], contracts);
      }
    }
  }
  return {};
}
