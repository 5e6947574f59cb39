import type { ContractFacts, CoordinateFacts } from '@demarc/supergraph/contract';
import { dataRank } from './data-rank.ts';
import { looksPersonal, type PersonalLook } from './looks-personal.ts';
import { namedType } from './named-type.ts';
import { valueShape } from './value-shape.ts';

/**
 * What a coordinate looks like, by its name and then by its type. Undefined where its own `@data` says
 * what it is, or its type's says as much.
 */
export function personalLook(
  facts: CoordinateFacts,
  contract: ContractFacts,
): PersonalLook | undefined {
  const type = namedType(facts);
  if (type === undefined || (facts.data !== undefined && !isInherited(facts))) return undefined;
  const shape = valueShape(type, contract);
  if (shape === undefined) return undefined;
  const look = looksPersonal(facts.node.name.value, shape) ?? looksPersonal(type, shape);
  return look === undefined || dataRank(facts.data?.class) >= dataRank(look.class)
    ? undefined
    : look;
}

/** A class for all fields of a type was chosen before the next field came. */
function isInherited({ data, parent }: CoordinateFacts): boolean {
  return data === parent?.data;
}
