/** What a seed is made from: equal plans make equal rows, byte for byte. */
export interface SeedPlan {
  readonly organizations: number;
  /** The day on which the history ends, 00:00 UTC. */
  readonly today: Date;
}

/** The day that the demonstration's history leads up to. */
export const SEED_TODAY = new Date('2026-11-01T00:00:00Z');
