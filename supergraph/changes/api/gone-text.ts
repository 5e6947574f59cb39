import type { BothApis } from './both-apis.ts';
import { deprecableAt } from './element-at.ts';
import { coordinateOf, type Place } from './place.ts';

/** That something is gone, with the words that announced it. */
export function goneText(place: Place, { before }: BothApis): string {
  const announced = deprecableAt(before, place)?.deprecationReason;
  return announced == null
    ? `${coordinateOf(place)} is gone.`
    : `${coordinateOf(place)} is gone; it was deprecated (${JSON.stringify(announced)}).`;
}
