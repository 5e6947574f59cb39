import type { ContractFacts, CoordinateFacts } from '@demarc/supergraph/contract';
import { Kind } from 'graphql';
import { innermostType } from './innermost-type.ts';

const moneyType = /(Money|Amount)$/;
const currencies = ['currency', 'currencyCode'];
const amounts = ['amount', 'amountMinor', 'minorUnits', 'value'];

/** The last word of what a number is called that counts money: `unitAmount`, `amountMinor`. */
const moneyWords =
  /^(amount|balance|cost|price|fee|charge|debt|revenue|tax|discount|refund|credit|outstanding|cent|minor)(s|es)?$/i;
const words = /[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g;
const notNumbers = new Set(['ID', 'Boolean']);

/** True for a field that holds money, by its type or, where that is a scalar, by its name. */
export function isMoney({ node }: CoordinateFacts, contract: ContractFacts): boolean {
  if (node.kind !== Kind.FIELD_DEFINITION) return false;
  const type = innermostType(node.type).name.value;
  const definition = contract.get(type)?.node.kind ?? Kind.SCALAR_TYPE_DEFINITION;
  if (definition === Kind.SCALAR_TYPE_DEFINITION) {
    const [word = ''] = node.name.value.match(words)?.slice(-1) ?? [];
    return !notNumbers.has(type) && (moneyType.test(type) || moneyWords.test(word));
  }
  if (!/^(Object|Interface)/.test(definition)) return false;
  const has = (names: readonly string[]) =>
    names.some((name) => contract.get(`${type}.${name}`) !== undefined);
  return moneyType.test(type) || (has(currencies) && has(amounts));
}
