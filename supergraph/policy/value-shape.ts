import type { ContractFacts } from '@demarc/supergraph/contract';
import type { ValueShape } from './looks-personal.ts';

/**
 * What values of a type are; undefined for those whose fields speak for themselves, and for Booleans,
 * which say nothing of themselves.
 */
export function valueShape(type: string, contract: ContractFacts): ValueShape | undefined {
  if (type === 'Boolean') return undefined;
  if (/^(\w*Int|Float|Long|BigInt|\w*Decimal|\w*Number)$/.test(type)) return 'NUMBER';
  const kind = contract.get(type)?.node.kind;
  if (kind === undefined || kind.startsWith('Scalar')) return 'TEXT';
  return kind.startsWith('EnumType') ? 'CHOICE' : undefined;
}
