import type { ContractFacts, CoordinateFacts } from '@demarc/supergraph/contract';
import { looksPersonal, type PersonalLook } from './looks-personal.ts';
import { namedType } from './named-type.ts';
import { valueShape } from './value-shape.ts';

/** What a coordinate without `@data` looks like, by its name and then by its type. */
export function personalLook(
  facts: CoordinateFacts,
  contract: ContractFacts,
): PersonalLook | undefined {
  const type = namedType(facts);
  if (type === undefined || facts.data !== undefined) return undefined;
  const shape = valueShape(type, contract);
  if (shape === undefined) return undefined;
  return looksPersonal(facts.node.name.value, shape) ?? looksPersonal(type, shape);
}
