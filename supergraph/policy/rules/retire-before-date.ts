import {
  isCalendarDay,
  type ContractFacts,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { lifecyclesOf } from '../lifecycles.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';

/** The day that was announced is a promise. */
export const retireBeforeDate: PolicyRule = {
  code: 'RETIRE_BEFORE_DATE',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'Something DEPRECATED is retired or removed before the day that a served version announces.',
  todo: 'Leave it as it is until then.',
  *find(subject) {
    const told = new Set<string>();
    for (const version of subject.before) {
      for (const promise of promisesOf(version, subject.today)) {
        const found = judge(promise, subject);
        const address = found?.coordinate ?? found?.facts?.coordinate;
        if (found === undefined || address === undefined || told.has(address)) continue;
        told.add(address);
        yield found;
      }
    }
  },
};

interface Promised {
  readonly was: CoordinateFacts;
  readonly until: string;
}

function* promisesOf(version: ContractFacts, today: string): Generator<Promised> {
  for (const { facts, lifecycle } of lifecyclesOf(version, 'DEPRECATED')) {
    const until = lifecycle.retireOn ?? '';
    if (isCalendarDay(until) && until > today) yield { was: facts, until };
  }
}

function judge({ was, until }: Promised, subject: PolicySubject): Violation | undefined {
  const { facts: contract, graph } = subject;
  const { coordinate } = was;
  const now = contract.get(coordinate);
  if (now !== undefined) {
    if (now.isForeign || now.stage !== 'RETIRED') return undefined;
    return {
      facts: now,
      node: argumentPlace(now, 'lifecycle', 'stage'),
      message: `${coordinate} is RETIRED, but clients were told that they have it until ${until}. Leave it DEPRECATED until then.`,
    };
  }
  // Where another context has it now, clients still have it.
  if (graph.speaker(coordinate) !== undefined) return undefined;
  const gone = outermostGone(was, contract);
  const around = gone.parent && contract.get(gone.parent.coordinate);
  const told = `clients were told that they have it until ${until}`;
  return {
    facts: around,
    coordinate: gone.coordinate,
    owner: gone.owner,
    message:
      gone === was
        ? `${coordinate} is gone, but ${told}. Put it back, DEPRECATED, until then.`
        : `${gone.coordinate} is gone and took ${coordinate} along, but ${told}. Put it back until then.`,
  };
}

/** Where a type went, its fields went with it: the type is what is named. */
function outermostGone(was: CoordinateFacts, contract: ContractFacts): CoordinateFacts {
  let gone = was;
  while (gone.parent !== undefined && contract.get(gone.parent.coordinate) === undefined) {
    gone = gone.parent;
  }
  return gone;
}
