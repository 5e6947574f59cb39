import type { Finding, Severity } from '@demarc/supergraph/contract';
import { countOf } from '../../wording/count-of.ts';
import { changeSeverities, type Change } from '../../changes/change.ts';

const nouns = {
  ERROR: 'error',
  WARNING: 'warning',
  INFO: 'remark',
} as const satisfies Record<Severity, string>;

/** `3 errors, 1 warning`; undefined where there is nothing to count. */
export function tallyFindings(findings: readonly Finding[]): string | undefined {
  const parts = (['ERROR', 'WARNING', 'INFO'] as const).flatMap((weight) => {
    const count = findings.filter(({ severity }) => severity === weight).length;
    return count === 0 ? [] : [countOf(count, nouns[weight])];
  });
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** `2 breaking, 1 dangerous, 4 safe changes`; undefined where there is nothing to count. */
export function tallyChanges(changes: readonly Change[]): string | undefined {
  const parts = changeSeverities.toReversed().flatMap((severity) => {
    const count = changes.filter((change) => change.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity.toLowerCase()}`];
  });
  if (parts.length === 0) return undefined;
  return `${parts.join(', ')} ${changes.length === 1 ? 'change' : 'changes'}`;
}
