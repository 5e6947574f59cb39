import type { BothApis } from './both-apis.ts';
import { inputAt } from './element-at.ts';
import type { Verdict } from './law.ts';
import { coordinateOf, type Place } from './place.ts';
import { rateDefault, rateInputType, rateNewInput } from './rate-input.ts';
import { defaultText } from './default-text.ts';

/** What is said of an argument, or of a field of an input, that is new. */
export function newInputVerdict(place: Place, { after }: BothApis): Verdict | undefined {
  const input = inputAt(after, place);
  if (input === undefined) return undefined;
  const value = defaultText(input);
  const byDefault = value === undefined ? '' : `, by default ${value}`;
  return {
    message: `${coordinateOf(place)} is new, of type ${String(input.type)}${byDefault}.`,
    ...rateNewInput(input),
  };
}

/** What is said of one that has another type. */
export function inputTypeVerdict(place: Place, apis: BothApis): Verdict | undefined {
  const [before, after] = [inputAt(apis.before, place), inputAt(apis.after, place)];
  if (before === undefined || after === undefined) return undefined;
  return {
    message: `${coordinateOf(place)} was ${String(before.type)} and is ${String(after.type)} now.`,
    ...rateInputType(before, after),
  };
}

/** What is said of one that has another default. */
export function defaultVerdict(place: Place, apis: BothApis): Verdict | undefined {
  const [before, after] = [inputAt(apis.before, place), inputAt(apis.after, place)];
  if (before === undefined || after === undefined) return undefined;
  const [was, is] = [defaultText(before), defaultText(after)];
  // It takes a part from the default of an input, which tells of itself.
  if (was === is) return undefined;
  const coordinate = coordinateOf(place);
  let message = `The default of ${coordinate} was ${String(was)} and is ${String(is)} now.`;
  if (was === undefined) message = `${coordinate} has the default ${String(is)} now.`;
  if (is === undefined) message = `${coordinate} no longer has the default ${String(was)}.`;
  return { message, ...rateDefault(before, after) };
}
