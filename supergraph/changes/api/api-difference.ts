import { apiChangeKinds, type ApiChangeKind } from '../api-change-kinds.ts';
import type { ChangeKindEntry } from '../change-kind.ts';
import type { Difference } from '../change.ts';
import type { Verdict } from './law.ts';
import { coordinateOf, type Place } from './place.ts';

/** A difference of a known kind; without a rating, its one severity and its reason are the kind's. */
export function apiDifference(kind: ApiChangeKind, place: Place, verdict: Verdict): Difference {
  const { severities, why }: ChangeKindEntry = apiChangeKinds[kind];
  const { message, severity = severities[0], reason = why } = verdict;
  return { kind, level: 'API', coordinate: coordinateOf(place), severity, message, reason };
}
