import type { CoordinateFacts } from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { lifecyclesOf } from '../lifecycles.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** Nobody moves twice: what replaces something must itself be there to stay. */
export const replacementDeprecated: PolicyRule = {
  code: 'REPLACEMENT_DEPRECATED',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'A `replacedBy` names what is itself DEPRECATED or RETIRED, or a part of such a thing.',
  todo: 'Name what replaces the replacement.',
  *find({ facts: contract, graph }) {
    for (const { facts, lifecycle } of lifecyclesOf(contract)) {
      const { replacedBy } = lifecycle;
      if (!replacedBy || replacedBy === facts.coordinate) continue;
      const going = firstGoing(graph.speaker(replacedBy)?.facts);
      if (going === undefined) continue;
      const { coordinate, stage } = going;
      const next = going.lifecycle?.replacedBy;
      const isPart = coordinate === facts.coordinate;
      const what = coordinate === replacedBy ? 'is itself' : `is part of ${coordinate}, which is`;
      const todo =
        next && next !== facts.coordinate && next !== replacedBy
          ? `If ${next}, which replaces ${coordinate}, serves here too, name that.`
          : 'Name something that stays.';
      yield {
        facts,
        node: argumentPlace(facts, 'lifecycle', 'replacedBy'),
        message: isPart
          ? `${facts.coordinate} is to be replaced by ${replacedBy}, a part of it, which goes with it. Name something that stays.`
          : `${facts.coordinate} is to be replaced by ${replacedBy}, which ${what} ${stage}. ${todo}`,
      };
    }
  },
};

/** The thing itself or the nearest around it that is on its way out. */
function firstGoing(facts: CoordinateFacts | undefined): CoordinateFacts | undefined {
  for (let one = facts; one !== undefined; one = one.parent) {
    if (one.stage === 'DEPRECATED' || one.stage === 'RETIRED') return one;
  }
  return undefined;
}
