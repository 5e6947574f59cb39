import type { Finding } from '@demarc/supergraph/contract';
import type { ChangeLevel, ChangeSeverity } from './change-kind.ts';
import type { ChangeKind } from './change-kinds.ts';

export { changeSeverities, type ChangeLevel, type ChangeSeverity } from './change-kind.ts';

/** A difference between two graphs, not judged yet. */
export interface Difference {
  readonly kind: ChangeKind;
  readonly level: ChangeLevel;
  /** The narrowest address; of a union's member `Union.Member`, of an implemented interface the object type. */
  readonly coordinate: string;
  readonly severity: ChangeSeverity;
  /** What is different, from what to what, in a sentence. */
  readonly message: string;
  /** Why the severity is what it is, in a sentence. */
  readonly reason: string;
  /** The contract that promises differently; absent at level API, where the one that speaks does. */
  readonly subgraph?: string;
}

/** A difference as a check reports it: whose it is, where it stands, and whether it may be. */
export interface Change
  extends Difference, Pick<Finding, 'owner' | 'subgraph' | 'file' | 'line' | 'column'> {
  readonly allowed: boolean;
  /**
   * What forbids it, where the contract before does: its compat level, a date that is still to come, or
   * that nothing of it may change. Its owner can approve the first alone.
   */
  readonly forbiddenBy?: 'LEVEL' | 'DATE' | 'FROZEN';
}
