import type { ScheduledFetch } from './schedule-fetches.ts';

/** Fetches that are sent as one. */
export interface FetchGroup {
  readonly fetches: readonly ScheduledFetch[];
  /** The places, in the list of groups, of those that must have ended before. */
  readonly after: readonly number[];
}

/**
 * Puts entity fetches to one subgraph together where none of them waits for another: those of one level,
 * and those that nobody waits for with a later one. The plan asks once for each path; what is the same at
 * several paths would be asked for again and again.
 */
export function mergeFetches(scheduled: readonly ScheduledFetch[]): readonly FetchGroup[] {
  const awaited = new Set(scheduled.flatMap(({ after }) => [...after]));
  const groups: { level: number; fetches: ScheduledFetch[] }[] = [];
  // From the last level up, so that a fetch that may be late finds the latest that it can go with.
  for (const fetch of [...scheduled].sort((a, b) => b.level - a.level || a.id - b.id)) {
    const company = groups.find(
      (group) =>
        goTogether(group.fetches[0], fetch) &&
        (group.level === fetch.level || (group.level > fetch.level && !awaited.has(fetch.id))),
    );
    if (company) company.fetches.push(fetch);
    else groups.push({ level: fetch.level, fetches: [fetch] });
  }
  groups.sort((a, b) => a.level - b.level);
  const groupOf = new Map(
    groups.flatMap(({ fetches }, index) => fetches.map(({ id }) => [id, index] as const)),
  );
  return groups.map(({ fetches }, index) => ({
    fetches: fetches.sort((a, b) => a.id - b.id),
    after: [
      ...new Set(fetches.flatMap(({ after }) => [...after].flatMap((id) => groupOf.get(id) ?? []))),
    ].filter((other) => other !== index),
  }));
}

function goTogether(one: ScheduledFetch | undefined, other: ScheduledFetch): boolean {
  return (
    one?.node.requires !== undefined &&
    other.node.requires !== undefined &&
    one.node.serviceName === other.node.serviceName &&
    JSON.stringify(one.conditions) === JSON.stringify(other.conditions)
  );
}
