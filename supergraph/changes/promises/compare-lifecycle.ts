import { stages, type LifecycleDirective, type Stage } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { contractDifference, type ContractChangeKind } from './contract-difference.ts';
import { describeChange, quoteTexts } from './describe-change.ts';
import { isSpoken, type PromisePair } from './promise-pair.ts';

/** Where it stands between its first and its last day. */
export function* compareLifecycle(pair: PromisePair): Generator<Difference> {
  if (!isSpoken(pair)) return;
  const { before, after } = pair;
  const { coordinate, lifecycle, stage } = after.facts;
  if (before.facts.stage === stage) {
    yield* compareTerms(pair);
  } else {
    const plan = stage === 'DEPRECATED' || stage === 'RETIRED' ? planOf(lifecycle) : '';
    yield contractDifference(kindOf(before.facts.stage, stage), after, {
      message: `The stage of ${coordinate} changes from ${before.facts.stage} to ${stage}.${plan}`,
    });
  }
  yield* compareBrownouts(pair);
}

function kindOf(from: Stage, to: Stage): ContractChangeKind {
  if (stages.indexOf(to) < stages.indexOf(from)) return 'STAGE_TAKEN_BACK';
  if (to === 'RETIRED') return 'STAGE_RETIRED';
  return to === 'DEPRECATED' ? 'STAGE_DEPRECATED' : 'STAGE_ACTIVATED';
}

function planOf(lifecycle: LifecycleDirective | undefined): string {
  const { replacedBy, retireOn } = lifecycle ?? {};
  const use = replacedBy === undefined ? '' : ` Its replacement is ${replacedBy}.`;
  return retireOn === undefined ? use : `${use} Its retire date is ${retireOn}.`;
}

/** What else is said of a stage that stays. */
function* compareTerms({ before, after }: PromisePair): Generator<Difference> {
  const { coordinate } = after.facts;
  const [was, is] = [before.facts.lifecycle, after.facts.lifecycle];
  const describe = (what: string, from: string | undefined, to: string | undefined) => ({
    message: describeChange({ what, coordinate, from, to }),
  });
  if (was?.retireOn !== is?.retireOn) {
    // No date is the latest of all.
    const isEarlier =
      was?.retireOn === undefined || (is?.retireOn !== undefined && is.retireOn < was.retireOn);
    const kind = isEarlier ? 'RETIRE_DATE_EARLIER' : 'RETIRE_DATE_LATER';
    yield contractDifference(kind, after, describe('retire date', was?.retireOn, is?.retireOn));
  }
  if (was?.replacedBy !== is?.replacedBy) {
    const isNew = was?.replacedBy === undefined;
    yield contractDifference('REPLACEMENT_CHANGED', after, {
      ...describe('replacement', was?.replacedBy, is?.replacedBy),
      severity: isNew ? 'SAFE' : 'DANGEROUS',
      reason: isNew
        ? 'Clients learn what to use instead.'
        : 'Those who have begun to move have moved to something else.',
    });
  }
  if (was?.note !== is?.note) {
    const { from, to } = quoteTexts(was?.note, is?.note);
    yield contractDifference('NOTE_CHANGED', after, describe('note', from, to));
  }
  // `@lifecycle(stage: ACTIVE, since: …)` may be written or left out: both say the same.
  if (was?.since !== is?.since && was !== undefined && is !== undefined) {
    const what = `first day as ${after.facts.stage}`;
    yield contractDifference('STAGE_DATE_CHANGED', after, describe(what, was.since, is.since));
  }
}

function* compareBrownouts({ before, after }: PromisePair): Generator<Difference> {
  const { coordinate } = after.facts;
  const was = new Set(before.facts.lifecycle?.brownouts);
  const is = new Set(after.facts.lifecycle?.brownouts);
  const added = [...is].filter((brownout) => !was.has(brownout));
  const removed = [...was].filter((brownout) => !is.has(brownout));
  if (added.length > 0) {
    yield contractDifference('BROWNOUTS_ADDED', after, {
      message: `${coordinate} gets the brownouts ${added.join(', ')}.`,
    });
  }
  if (removed.length > 0) {
    yield contractDifference('BROWNOUTS_REMOVED', after, {
      message: `${coordinate} loses the brownouts ${removed.join(', ')}.`,
    });
  }
}
