import type { UsageDoor, UsageVerdict, Use } from './usage-door.ts';

/**
 * One answer of several sources, such as client manifests and measured traffic. USED if any of them
 * says so; UNUSED if one does that sees everything and none has reason to fear a use that it could not
 * read; else UNKNOWN, for all of their reasons.
 */
export function combineUsage(sources: readonly UsageDoor[]): UsageDoor {
  return async (coordinate, window) =>
    combineVerdicts(await Promise.all(sources.map((ask) => ask(coordinate, window))));
}

function combineVerdicts(verdicts: readonly UsageVerdict[]): UsageVerdict {
  const uses = verdicts.flatMap((one) => (one.verdict === 'USED' ? one.uses : []));
  if (verdicts.some(({ verdict }) => verdict === 'USED')) {
    return { verdict: 'USED', uses: distinct(uses) };
  }
  const unknown = verdicts.filter((one) => one.verdict === 'UNKNOWN');
  const mayBeUsed = unknown.some((one) => one.mayBeUsed === true);
  if (!mayBeUsed && unknown.length < verdicts.length) return { verdict: 'UNUSED' };
  const reasons = new Set(unknown.map(({ reason }) => reason));
  const reason = reasons.size === 0 ? 'Nothing tells who uses the graph.' : [...reasons].join(' ');
  return { verdict: 'UNKNOWN', reason, ...(mayBeUsed && { mayBeUsed }) };
}

/** Traffic shows the same operations that manifests register. */
function distinct(uses: readonly Use[]): readonly Use[] {
  const byName = new Map(uses.map((use) => [`${use.client} ${use.version} ${use.operation}`, use]));
  return [...byName.values()];
}
