import type { ChangeLevel, ChangeSeverity } from './change.ts';

/** One kind of change, as docs/changes.md tells of it. */
export interface ChangeKindEntry {
  readonly level: ChangeLevel;
  /** Every severity that it can have, the mildest first. */
  readonly severities: readonly [ChangeSeverity, ...ChangeSeverity[]];
  /** What is different, as a noun phrase. */
  readonly what: string;
  /** Why the severity is what it is; where there are several, what decides. */
  readonly why: string;
}
