import { isDeepStrictEqual } from 'node:util';
import type { Lived } from './lifecycles.ts';
import type { PolicySubject } from './policy-rule.ts';

/**
 * True where the change touches the lifecycle of a coordinate: what was as it is in the newest version
 * before is judged no more, so that the calendar alone never fails a check.
 */
export function isTouched(
  { before: [newest] }: PolicySubject,
  { facts, lifecycle }: Lived,
): boolean {
  return !isDeepStrictEqual(newest?.get(facts.coordinate)?.lifecycle, lifecycle);
}
