import type { Finding, Severity } from '@demarc/supergraph/contract';
import type { CheckReport } from '../../check-report.ts';
import type { Change } from '../../changes/change.ts';

const weights = ['ERROR', 'WARNING', 'INFO'] as const satisfies readonly Severity[];

/**
 * All that a report has to say of the contracts, the heaviest first: its findings, and the changes that
 * are not allowed and that no finding speaks of.
 */
export function remarksOf(report: CheckReport): readonly Finding[] {
  const findings = report.steps.flatMap((step) => step.findings);
  const remarks = [...findings, ...unspokenRefusals(report).map(asFinding)];
  return weights.flatMap((weight) => remarks.filter(({ severity }) => severity === weight));
}

/** The changes that are not allowed, without those that an ERROR of their coordinate tells of. */
export function unspokenRefusals({ steps, changes }: CheckReport): readonly Change[] {
  const errors = steps
    .filter(({ step }) => step === 'changes' || step === 'usage')
    .flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'ERROR'));
  const told = new Set(errors.map(({ coordinate }) => coordinate));
  return changes.filter(({ allowed, coordinate }) => !allowed && !told.has(coordinate));
}

/** A change as a finding would tell of it. */
export function asFinding(change: Change): Finding {
  const { kind, message, reason, level: _level, allowed: _allowed, ...rest } = change;
  const severity = change.allowed ? 'INFO' : 'ERROR';
  return { ...rest, code: kind, severity, message: `${message} ${reason}` };
}
