/**
 * Of what an advisory lock is, as the seed of its hash: `hashtextextended(key, kind)`. Equal texts of two
 * kinds are two locks. Migrations write the numbers out, so none of them changes.
 */
export const lockKind = {
  /** A user and a request id. */
  request: 0,
  /** What facts are appended to. */
  aggregate: 1,
  /** Who follows a feed. */
  consumer: 2,
  /** What runs once at a time. */
  job: 3,
  /** What a context's own code locks, under keys that it keeps apart itself. */
  own: 4,
} as const;
