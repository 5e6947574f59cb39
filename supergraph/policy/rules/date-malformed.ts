import { isCalendarDay } from '@demarc/supergraph/contract';
import { Kind, type ASTNode } from 'graphql';
import { argumentPlace } from '../argument-place.ts';
import { isBrownout } from '../is-brownout.ts';
import { lifecyclesOf } from '../lifecycles.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** Dates are compared: one that cannot be read is judged by no other rule. */
export const dateMalformed: PolicyRule = {
  code: 'DATE_MALFORMED',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'A date of `@lifecycle` is no day of the calendar, or a brownout is no instant with a duration.',
  todo: 'Write days as YYYY-MM-DD, and brownouts such as `2027-03-01T14:00Z/PT2H`.',
  *find({ facts: contract }) {
    for (const { facts, lifecycle } of lifecyclesOf(contract)) {
      for (const name of ['since', 'retireOn'] as const) {
        const text = lifecycle[name];
        if (text === undefined || isCalendarDay(text)) continue;
        yield {
          facts,
          node: argumentPlace(facts, 'lifecycle', name),
          message: `"${text}", the ${name} of ${facts.coordinate}, is no day. ${explain(text)}`,
        };
      }
      const list = argumentPlace(facts, 'lifecycle', 'brownouts');
      for (const [index, text] of (lifecycle.brownouts ?? []).entries()) {
        if (isBrownout(text)) continue;
        yield {
          facts,
          node: itemOf(list, index),
          message:
            `"${text}", a brownout of ${facts.coordinate}, is not an instant and a duration. ` +
            'Write when it begins and how long it lasts, such as "2027-03-01T14:00Z/PT2H".',
        };
      }
    }
  },
};

function explain(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? 'The calendar has no such date.'
    : 'Write it as YYYY-MM-DD, such as "2027-03-01".';
}

/** What is no text is left out where the list is read: it is left out here too. */
function itemOf(list: ASTNode | undefined, index: number): ASTNode | undefined {
  if (list?.kind !== Kind.LIST) return list;
  return list.values.filter(({ kind }) => kind === Kind.STRING)[index];
}
