import type { CoordinateFacts } from './contract-facts.ts';
import { Kind } from 'graphql';

/**
 * True for an argument or input field that has to be given: nothing of it can be deprecated.
 * @see https://spec.graphql.org/draft/#sec--deprecated
 */
export function isRequiredInput({ kind, node }: CoordinateFacts): boolean {
  return (
    (kind === 'ARGUMENT' || kind === 'INPUT_FIELD') &&
    node.kind === Kind.INPUT_VALUE_DEFINITION &&
    node.type.kind === Kind.NON_NULL_TYPE &&
    node.defaultValue === undefined
  );
}
