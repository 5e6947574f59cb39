import type { Config } from '@demarc/foundation/config';
import type { CheckReport } from '../../check-report.ts';

/** A check that could be made. */
export interface CheckRun {
  readonly config: Config;
  readonly report: CheckReport;
  /** True where publishing it would be allowed all the same: owners have approved what the report refuses. */
  readonly isApproved?: boolean;
}
