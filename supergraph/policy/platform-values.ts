import {
  federationNames,
  type ContractFacts,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';
import { Kind } from 'graphql';
import { rootTypeNames } from './root-type-names.ts';

/** The team whose value types every context shares. It may answer for no context at all. */
export const PLATFORM = 'platform';

/**
 * Tells what is a value type of the platform, or part of one: a type that `platform` owns and that
 * every context may have, because nobody alone resolves it. An object type is one where it is
 * `@shareable`; an entity and a root type never are.
 */
export function platformValues(contract: ContractFacts): (facts: CoordinateFacts) => boolean {
  const { document } = contract.contract;
  const shareable = federationNames(document)('shareable');
  const roots = rootTypeNames(contract);
  const isShareable = ({ directives }: CoordinateFacts) =>
    directives.some(({ name }) => name.value === shareable);
  const partlyResolved = new Set(
    contract.all.flatMap((one) => (one.kind === 'FIELD' && !isShareable(one) ? [one.type] : [])),
  );
  return (one) => {
    if (one.owner !== PLATFORM || contract.entities.has(one.type) || roots.has(one.type)) {
      return false;
    }
    const type = contract.get(one.type);
    if (type === undefined || !isObject(type) || isShareable(type)) return true;
    if (one.kind === 'TYPE') return !partlyResolved.has(one.type);
    const field = one.kind === 'ARGUMENT' ? one.parent : one;
    return field !== undefined && isShareable(field);
  };
}

function isObject({ node: { kind } }: CoordinateFacts): boolean {
  return kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.OBJECT_TYPE_EXTENSION;
}
