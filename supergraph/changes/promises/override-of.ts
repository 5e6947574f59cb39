import type { Statement } from '@demarc/supergraph/contract';
import { federationDirectives, textOf } from './federation-directives.ts';

/** From which subgraph a field is taken over, and for which share of the operations. */
export interface Override {
  readonly from: string;
  readonly label: string | undefined;
}

/** The `@override` of a field; undefined where none stands. */
export function overrideOf(statement: Statement): Override | undefined {
  const [use] = federationDirectives(statement, 'override');
  const from = textOf(use, 'from');
  return from === undefined ? undefined : { from, label: textOf(use, 'label') };
}
