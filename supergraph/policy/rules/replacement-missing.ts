import { noReplacement } from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { lifecyclesOf } from '../lifecycles.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** What goes says what to use instead, or why nothing is. */
export const replacementMissing: PolicyRule = {
  code: 'REPLACEMENT_MISSING',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'Something is DEPRECATED or RETIRED, and names neither what to use instead nor why nothing is.',
  todo: 'Write `replacedBy: "Type.field"`, or `note: "none: why"` where nothing replaces it.',
  *find({ facts: contract }) {
    for (const { facts, lifecycle } of lifecyclesOf(contract, 'DEPRECATED', 'RETIRED')) {
      if (lifecycle.replacedBy || noReplacement(lifecycle) !== undefined) continue;
      const note = lifecycle.note?.trim();
      yield {
        facts,
        node: argumentPlace(facts, 'lifecycle', note ? 'note' : 'replacedBy'),
        message:
          `${facts.coordinate} is ${facts.stage}, but ${note ? 'its note alone does not name' : 'does not say'} what to use instead. ` +
          'Write replacedBy: "Type.field" into its @lifecycle; where nothing replaces it, say why: note: "none: why".',
      };
    }
  },
};
