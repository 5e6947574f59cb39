import type { Difference } from '../change.ts';
import { contractDifference } from './contract-difference.ts';
import { describeChange } from './describe-change.ts';
import { isSpoken, isToldByParent, type PromisePair } from './promise-pair.ts';

/** Who answers for it, and whether the contract is an entity's home. */
export function* compareOwner(pair: PromisePair): Generator<Difference> {
  const { before, after } = pair;
  const { coordinate } = after.facts;
  if (after.facts.kind === 'TYPE') {
    const was = before.contract.entities.get(coordinate)?.isHome;
    const is = after.contract.entities.get(coordinate)?.isHome;
    if (was !== undefined && is !== undefined && was !== is) {
      const { name } = after.contract.contract;
      yield is
        ? contractDifference('HOME_TAKEN', after, {
            message: `${name} makes itself the home of ${coordinate}, owned by ${after.facts.owner ?? 'nobody'}.`,
          })
        : contractDifference('HOME_GIVEN_UP', after, {
            message: `${name} is no longer the home of ${coordinate}, which ${before.facts.owner ?? 'nobody'} owned.`,
          });
    }
  }
  const [from, to] = [before.facts.owner, after.facts.owner];
  if (from === to || !isSpoken(pair) || isToldByParent(pair, ({ owner }) => owner)) return;
  yield contractDifference('OWNER_CHANGED', after, {
    message: describeChange({ what: 'owner', coordinate, from, to }),
  });
}
