import { didYouMean } from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { dataDirectivesOf } from '../data-directives.ts';
import { listNames } from '../list-names.ts';
import type { PolicyRule } from '../policy-rule.ts';

const masks = ['email', 'last4', 'initials', 'hash', 'null'];

/** A mask that nobody knows masks nothing. */
export const dataMaskUnknown: PolicyRule = {
  code: 'DATA_MASK_UNKNOWN',
  family: 'data',
  severity: 'WARNING',
  when: 'A mask is none of those that there are.',
  todo: 'Choose `email`, `last4`, `initials`, `hash` or `null`.',
  *find({ facts: contract }) {
    for (const { facts, data } of dataDirectivesOf(contract)) {
      const { mask } = data;
      if (mask === undefined || masks.includes(mask)) continue;
      yield {
        facts,
        node: argumentPlace(facts, 'data', 'mask'),
        message:
          `"${mask}", the mask of ${facts.coordinate}, is none that there is.${didYouMean(mask, masks)} ` +
          `There are ${listNames(masks)}.`,
      };
    }
  },
};
