import { tryPublish, type Publisher } from '@demarc/supergraph/publishing';
import type { Actor } from '@demarc/supergraph/registry';
import { ControlFault } from '../control-fault.ts';

/** Of one token at a time: a check holds everybody else's back. */
const MOST_AT_ONCE = 2;

/** Checks a change set in somebody's name, or refuses to while as many of theirs are judged. */
export type LimitedCheck = (
  request: Omit<Parameters<typeof tryPublish>[1], 'actor'>,
) => ReturnType<typeof tryPublish>;

/**
 * Counts the checks of each token that are under way.
 * @throws ControlFault CHECK_CROWDED, from the check
 */
export function limitChecks(): (checker: Publisher, actor: Actor) => LimitedCheck {
  const underWay = new Map<string, number>();
  return (checker, actor) => async (request) => {
    const count = underWay.get(actor.id) ?? 0;
    if (count >= MOST_AT_ONCE) {
      throw new ControlFault(
        'CHECK_CROWDED',
        `This token has ${MOST_AT_ONCE} checks under way: ask again when one of them is answered.`,
      );
    }
    underWay.set(actor.id, count + 1);
    try {
      return await tryPublish(checker, { ...request, actor });
    } finally {
      const left = (underWay.get(actor.id) ?? 1) - 1;
      if (left > 0) underWay.set(actor.id, left);
      else underWay.delete(actor.id);
    }
  };
}
