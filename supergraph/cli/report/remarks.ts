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
  return byWeight([...findings, ...unspokenRefusals(report).map(asFinding)]);
}

/** The same findings, the heaviest first. */
export function byWeight(findings: readonly Finding[]): readonly Finding[] {
  return weights.flatMap((weight) => findings.filter(({ severity }) => severity === weight));
}

/** The changes that are not allowed, without those that an ERROR of their coordinate tells of. */
function unspokenRefusals({ steps, changes }: CheckReport): readonly Change[] {
  const told = new Set<string>();
  for (const { step, findings } of steps) {
    for (const { severity, code, coordinate } of findings) {
      if (severity !== 'ERROR' || coordinate === undefined) continue;
      // Rules of the policy tell of a change too: one of what goes too early, others by its own name.
      told.add(`${code} ${coordinate}`);
      if (step !== 'policy' || code === 'RETIRE_BEFORE_DATE') told.add(coordinate);
    }
  }
  return changes.filter(
    ({ allowed, kind, coordinate }) =>
      !allowed && !told.has(coordinate) && !told.has(`${kind} ${coordinate}`),
  );
}

/** A change as a finding would tell of it. */
export function asFinding(change: Change): Finding {
  const { kind, message, reason, level: _level, allowed: _allowed, ...rest } = change;
  const severity = change.allowed ? 'INFO' : 'ERROR';
  return { ...rest, code: kind, severity, message: `${message} ${reason}` };
}
