import type { Finding } from '@demarc/supergraph/contract';
import type { Change } from './change.ts';

interface Comparison {
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
}

/**
 * What several versions have to say of one graph: each change and each finding once. A change that
 * one of them forbids is forbidden, however mild it is to the others.
 */
export function mergeChanges(comparisons: readonly Comparison[]): Comparison {
  const changes = new Map<string, Change>();
  const findings = new Map<string, Finding>();
  for (const comparison of comparisons) {
    for (const change of comparison.changes) {
      const { level, kind, coordinate, subgraph, message } = change;
      const key = [level, kind, coordinate, subgraph, message].join(' ');
      if (changes.get(key)?.allowed !== false) changes.set(key, change);
    }
    for (const finding of comparison.findings) {
      const { code, coordinate, subgraph, message } = finding;
      findings.set([code, coordinate, subgraph, message].join(' '), finding);
    }
  }
  return { changes: [...changes.values()], findings: [...findings.values()] };
}
