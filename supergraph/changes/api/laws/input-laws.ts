import { goneText } from '../gone-text.ts';
import { defaultVerdict, inputTypeVerdict, newInputVerdict } from '../input-verdicts.ts';
import type { Law } from '../law.ts';
import { dangerous } from '../rating.ts';

/** Arguments of fields, and fields of inputs: what operations give. */
export const inputLaws = {
  FIELD_ARGUMENT_ADDED({ place }, apis) {
    const verdict = newInputVerdict(place, apis);
    // Unlike an input, a field answers: without the argument it may answer otherwise than before.
    return verdict?.severity === 'SAFE'
      ? { ...verdict, ...dangerous('Operations that do not give it may be answered otherwise.') }
      : verdict;
  },
  FIELD_ARGUMENT_REMOVED: ({ place }, apis) => ({ message: goneText(place, apis) }),
  FIELD_ARGUMENT_TYPE_CHANGED: ({ place }, apis) => inputTypeVerdict(place, apis),
  FIELD_ARGUMENT_DEFAULT_CHANGED: ({ place }, apis) => defaultVerdict(place, apis),
  INPUT_FIELD_ADDED: ({ place }, apis) => newInputVerdict(place, apis),
  INPUT_FIELD_REMOVED: ({ place }, apis) => ({ message: goneText(place, apis) }),
  INPUT_FIELD_TYPE_CHANGED: ({ place }, apis) => inputTypeVerdict(place, apis),
  INPUT_FIELD_DEFAULT_VALUE_CHANGED: ({ place }, apis) => defaultVerdict(place, apis),
} satisfies Record<string, Law>;
