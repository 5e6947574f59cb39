import { placeOf, type Finding } from '@demarc/supergraph/contract';
import type { JudgedChange } from './judge-change.ts';

/** A finding about a change, at its place. */
export function findingOf(
  { change, place }: JudgedChange,
  { code, severity, message }: Pick<Finding, 'code' | 'severity' | 'message'>,
): Finding {
  const { coordinate, owner, subgraph } = change;
  return {
    code,
    severity,
    coordinate,
    message,
    ...(owner !== undefined && { owner }),
    ...(subgraph !== undefined && { subgraph }),
    ...(place && placeOf(place)),
  };
}
