import type { Finding } from '@demarc/supergraph/contract';
import type { Change } from './changes/change.ts';

/** The steps of a check, in their order. */
export const checkSteps = ['policy', 'composition', 'changes', 'usage'] as const;
export type CheckStep = (typeof checkSteps)[number];

/** What one step found. */
export interface StepReport {
  readonly step: CheckStep;
  /** completed: nothing that refuses; failed: something does; skipped: it could not be judged. */
  readonly outcome: 'completed' | 'failed' | 'skipped';
  readonly findings: readonly Finding[];
}

/** Would publishing these contracts be allowed? */
export interface CheckReport {
  /** REFUSED where a finding is an ERROR, or a change is not allowed. */
  readonly verdict: 'PASSED' | 'REFUSED';
  /** The subgraphs that were checked. */
  readonly subgraphs: readonly string[];
  /** What they were compared with: files or git refs, newest first; empty for a check without a base. */
  readonly comparedWith: readonly string[];
  /** The day on which dates were judged, YYYY-MM-DD. */
  readonly today: string;
  /** All four, in their order. */
  readonly steps: readonly StepReport[];
  readonly changes: readonly Change[];
}

/** What was asked, as far as a report repeats it. */
interface Asked {
  readonly subjects: readonly string[];
  readonly before: readonly { readonly label: string }[];
  readonly today: string;
}

/** Makes the report; a step without findings of its own was skipped. */
export function reportOf(
  { subjects, before, today }: Asked,
  found: Readonly<Partial<Record<CheckStep, readonly Finding[]>>>,
  changes: readonly Change[] = [],
): CheckReport {
  const steps = checkSteps.map((step): StepReport => {
    const findings = found[step];
    if (findings === undefined) return { step, outcome: 'skipped', findings: [] };
    const refuses =
      findings.some(({ severity }) => severity === 'ERROR') ||
      (step === 'changes' && changes.some(({ allowed }) => !allowed));
    return { step, outcome: refuses ? 'failed' : 'completed', findings };
  });
  const isRefused = steps.some(({ outcome }) => outcome === 'failed');
  return {
    verdict: isRefused ? 'REFUSED' : 'PASSED',
    subgraphs: subjects,
    comparedWith: before.map(({ label }) => label),
    today,
    steps,
    changes,
  };
}
