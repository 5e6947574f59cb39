import { leavesOf, type Statement } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { contractDifference } from './contract-difference.ts';
import { argumentOf, federationDirectives, textOf } from './federation-directives.ts';
import type { PromisePair } from './promise-pair.ts';

/** A key as it is written, and whether the entity can be fetched by it. */
interface Key {
  readonly fields: string;
  readonly isResolvable: boolean;
}

/** The keys by which other subgraphs refer to an entity. */
export function* compareKeys({ before, after }: PromisePair): Generator<Difference> {
  if (after.facts.kind !== 'TYPE') return;
  const { coordinate } = after.facts;
  const { name } = after.contract.contract;
  const [was, is] = [keysOf(before), keysOf(after)];
  for (const [leaves, { fields }] of was) {
    if (is.has(leaves)) continue;
    yield contractDifference('KEY_REMOVED', after, {
      message: `${name} no longer has the key "${fields}" of ${coordinate}.`,
    });
  }
  for (const [leaves, { fields, isResolvable }] of is) {
    const old = was.get(leaves);
    if (old === undefined) {
      yield contractDifference('KEY_ADDED', after, {
        message: `${name} has the key "${fields}" of ${coordinate} too.`,
      });
    } else if (old.isResolvable !== isResolvable) {
      yield contractDifference(
        isResolvable ? 'KEY_MADE_RESOLVABLE' : 'KEY_MADE_UNRESOLVABLE',
        after,
        {
          message: `${coordinate} can ${isResolvable ? 'now' : 'no longer'} be fetched from ${name} by the key "${fields}".`,
        },
      );
    }
  }
}

/** By their leaves: `id name` and `name id` are one key. */
function keysOf(statement: Statement): ReadonlyMap<string, Key> {
  return new Map(
    federationDirectives(statement, 'key').map((key) => {
      const fields = textOf(key, 'fields') ?? '';
      return [
        leavesOf(fields).join(' '),
        { fields, isResolvable: argumentOf(key, 'resolvable') !== false },
      ];
    }),
  );
}
