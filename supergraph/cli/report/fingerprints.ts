import { createHash } from 'node:crypto';
import type { Finding } from '@demarc/supergraph/contract';

/**
 * A name for each finding that stays as long as the finding does: lines move and sentences count days,
 * so that neither is part of it. What is alike otherwise is told apart by its order.
 */
export function fingerprintsOf(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ code, subgraph, coordinate }) => {
    const key = JSON.stringify([code, subgraph, coordinate]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return createHash('sha256').update(`${key}${count}`).digest('hex');
  });
}
