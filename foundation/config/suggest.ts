import leven from 'leven';

/** The candidate that was probably meant, if one is near enough. */
export function suggest(given: string, candidates: readonly string[]): string | undefined {
  const reach = Math.max(2, Math.floor(given.length / 3));
  const [nearest] = candidates
    .map((candidate) => ({
      candidate,
      distance: leven(given.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance);
  return nearest?.candidate;
}
