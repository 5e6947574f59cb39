import type { Finding } from '@demarc/supergraph/contract';
import type { CheckStep } from '../check-report.ts';

/**
 * Findings that refuse and that the owner of the coordinate can lift, by their step. Every other refusal
 * is nobody's to lift; docs/changes.md is proved against it.
 */
export const liftableFindings: Readonly<Partial<Record<CheckStep, readonly string[]>>> = {
  changes: ['COMPAT_VIOLATION'],
  usage: ['BREAKING_IN_USE', 'RETIRE_IN_USE', 'RETIRE_USAGE_UNKNOWN'],
};

/** Does what an owner approves of these coordinates lift the finding? */
export function isLiftable(
  step: CheckStep,
  { code, coordinate }: Pick<Finding, 'code' | 'coordinate'>,
  approved: ReadonlySet<string>,
): boolean {
  return (
    coordinate !== undefined &&
    approved.has(coordinate) &&
    liftableFindings[step]?.includes(code) === true
  );
}
