import type { Demand, Version } from '@demarc/supergraph/registry';
import type { CheckReport } from '../check-report.ts';

/** Something that owners still have to approve. */
export interface OpenDemand extends Demand {
  /** Those that have approved already. */
  readonly approvedBy: readonly string[];
}

/** What came of a publish. */
export type PublishOutcome =
  | { readonly type: 'PUBLISHED'; readonly version: Version; readonly report: CheckReport }
  | { readonly type: 'UNCHANGED'; readonly version: Version }
  | {
      readonly type: 'REFUSED';
      readonly report: CheckReport;
      /** What owners would have to approve; of no use where something else refuses too. */
      readonly demands: readonly OpenDemand[];
      readonly isBlocked: boolean;
    }
  /** Somebody published the same contexts meanwhile. */
  | { readonly type: 'CONFLICT'; readonly version: Version; readonly subgraphs: readonly string[] }
  | { readonly type: 'NOT_PERMITTED'; readonly subgraphs: readonly string[] }
  | { readonly type: 'REQUEST_ID_REUSED' };
