const RESTARTS = 5;
const WINDOW_MS = 60_000;

/** Counts restarts within the last minute. */
export interface RestartBudget {
  /** True if one more restart is allowed at that time, which then counts. */
  take(now: number): boolean;
}

/** A process may be started again five times a minute: more would hide that it cannot run. */
export function restartBudget(): RestartBudget {
  let taken: readonly number[] = [];
  return {
    take(now) {
      taken = taken.filter((time) => now - time < WINDOW_MS);
      if (taken.length >= RESTARTS) return false;
      taken = [...taken, now];
      return true;
    },
  };
}
