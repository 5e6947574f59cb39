import type { Statement } from '@demarc/supergraph/contract';
import type { ChangeKindEntry } from '../change-kind.ts';
import type { ChangeSeverity, Difference } from '../change.ts';
import { contractChangeKinds } from '../contract-change-kinds.ts';

export type ContractChangeKind = keyof typeof contractChangeKinds;

/** What a difference says that its kind does not. */
interface Saying {
  readonly message: string;
  /** Where a kind has several: the gravest unless said. */
  readonly severity?: ChangeSeverity;
  /** The kind's own unless said. */
  readonly reason?: string;
}

/** A difference of a contract, at a coordinate of it. */
export function contractDifference(
  kind: ContractChangeKind,
  { contract, facts }: Statement,
  { message, severity, reason }: Saying,
): Difference {
  const { severities, why }: ChangeKindEntry = contractChangeKinds[kind];
  return {
    kind,
    level: 'CONTRACT',
    coordinate: facts.coordinate,
    severity: severity ?? severities.at(-1) ?? 'BREAKING',
    message,
    reason: reason ?? why,
    subgraph: contract.contract.name,
  };
}
