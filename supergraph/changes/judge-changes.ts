import type { Finding, GraphFacts, Team } from '@demarc/supergraph/contract';
import type { Change, Difference } from './change.ts';
import { approvalFindings } from './judging/approval-findings.ts';
import { judgeChange } from './judging/judge-change.ts';
import { violationFindings } from './judging/violation-findings.ts';

/** Two graphs, and the day on which their difference is judged. */
export interface Judgement {
  readonly before: GraphFacts;
  readonly after: GraphFacts;
  /** The teams of owners.yaml, by id: whom a finding tells to ask, and how they are reached. */
  readonly teams: ReadonlyMap<string, Team>;
  /** YYYY-MM-DD */
  readonly today: string;
  /** True where no rule refuses what goes before its retire date: demarc.yaml may have taken that back. */
  readonly tellsOfDates?: boolean;
}

/**
 * Every difference with its owner and place, and whether the contract before it allows it; with a
 * finding for each that it forbids (COMPAT_VIOLATION), and for each coordinate whose owners have to be
 * asked (APPROVAL_NEEDED, OWNERSHIP_TRANSFER).
 */
export function judgeChanges(
  differences: readonly Difference[],
  judgement: Judgement,
): { readonly changes: readonly Change[]; readonly findings: readonly Finding[] } {
  const judged = differences.map((difference) => judgeChange(difference, judgement));
  return {
    changes: judged.map(({ change }) => change),
    findings: [...violationFindings(judged, judgement), ...approvalFindings(judged, judgement)],
  };
}
