/** What a change does to whoever relies on the coordinate, from nothing to an error. */
export const changeSeverities = ['SAFE', 'DANGEROUS', 'BREAKING'] as const;
export type ChangeSeverity = (typeof changeSeverities)[number];

/** API: clients see it. CONTRACT: other subgraphs, owners and the contract's own promise do. */
export type ChangeLevel = 'API' | 'CONTRACT';

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
