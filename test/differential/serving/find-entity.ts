import { GraphQLError } from 'graphql';
import { canonical } from '../stored/canonical.ts';
import type { ContractFacts } from '../stored/contract-facts.ts';
import { isOf, pickGiven, project, type Source, type Store } from '../stored/store.ts';

/**
 * The object that a representation means; null where there is none. An Error where it names no key of
 * the contract that may be asked by: then the query plan is wrong.
 */
export function findEntity(
  facts: ContractFacts,
  store: Store,
  representation: Readonly<Record<string, unknown>>,
): Source | null | Error {
  const type = String(representation['__typename']);
  for (const key of facts.keys.get(type) ?? []) {
    const wanted = canonical(pickGiven(representation, key));
    if (wanted.includes('(not given)')) continue;
    const object = Object.values(store.data).find(
      (one) => isOf(store, one, type) && canonical(project(store, one, key)) === wanted,
    );
    return object && object['$missingIn'] !== facts.name ? { object, given: representation } : null;
  }
  return new GraphQLError(`${facts.name} knows no ${type} by ${canonical(representation)}.`);
}
