import { isCalendarDay, isDuration } from '@demarc/supergraph/contract';

const BROWNOUT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)\/(.+)$/;

/** True for an instant with its offset, and how long from then on: `2027-03-01T14:00Z/PT2H`. */
export function isBrownout(text: string): boolean {
  const [, day = '', duration = ''] = BROWNOUT.exec(text) ?? [];
  return isCalendarDay(day) && isDuration(duration);
}
