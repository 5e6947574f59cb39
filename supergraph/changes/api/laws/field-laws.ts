import { fieldAt } from '../element-at.ts';
import { goneText } from '../gone-text.ts';
import type { Law } from '../law.ts';
import { coordinateOf } from '../place.ts';
import { rateOutputType } from '../rate-output-type.ts';

/** Fields that are read. */
export const fieldLaws = {
  FIELD_ADDED: ({ place }, { after }) => ({
    message: `${coordinateOf(place)} is new, of type ${String(fieldAt(after, place)?.type)}.`,
  }),
  FIELD_REMOVED: ({ place }, apis) => ({ message: goneText(place, apis) }),
  FIELD_TYPE_CHANGED({ place }, apis) {
    const [before, after] = [fieldAt(apis.before, place), fieldAt(apis.after, place)];
    if (before === undefined || after === undefined) return undefined;
    return {
      message: `${coordinateOf(place)} was ${String(before.type)} and is ${String(after.type)} now.`,
      ...rateOutputType(place, { before: before.type, after: after.type, apis }),
    };
  },
} satisfies Record<string, Law>;
