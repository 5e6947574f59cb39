import type { Statement } from '@demarc/supergraph/contract';
import { print } from 'graphql';
import type { Difference } from '../change.ts';
import { contractDifference } from './contract-difference.ts';
import { describeChange } from './describe-change.ts';
import { argumentOf, federationDirectives } from './federation-directives.ts';
import type { PromisePair } from './promise-pair.ts';

/** How operations are counted that ask for it. */
export function* compareCost({ before, after }: PromisePair): Generator<Difference> {
  const { coordinate } = after.facts;

  const [was, is] = [weightOf(before), weightOf(after)];
  if (was !== is) {
    // What it costs without the directive follows from its type: only a lower weight is surely less.
    const isLess = is !== undefined && was !== undefined && is < was;
    yield contractDifference('COST_CHANGED', after, {
      message: describeChange({
        what: 'cost',
        coordinate,
        from: was?.toString(),
        to: is?.toString(),
      }),
      severity: isLess ? 'SAFE' : 'DANGEROUS',
      reason: isLess
        ? 'Operations that ask for it cost less.'
        : 'Operations that ask for it may pass the limit.',
    });
  }

  const [from, to] = [listSizeOf(before), listSizeOf(after)];
  if (from !== to) {
    yield contractDifference('LIST_SIZE_CHANGED', after, {
      message: describeChange({ what: 'list size', coordinate, from, to }),
    });
  }
}

function weightOf(statement: Statement): number | undefined {
  const weight = argumentOf(federationDirectives(statement, 'cost')[0], 'weight');
  return weight === undefined ? undefined : Number(weight);
}

function listSizeOf(statement: Statement): string | undefined {
  const [use] = federationDirectives(statement, 'listSize');
  return use && `(${(use.arguments ?? []).map(print).sort().join(', ')})`;
}
