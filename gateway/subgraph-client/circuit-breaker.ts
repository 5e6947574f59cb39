import { bounds } from '../bounds.ts';

/** When a breaker opens, and for how long. Times in milliseconds. */
export interface BreakerOptions {
  readonly windowMs: number;
  /** Below this many calls in the window nothing is concluded. */
  readonly minimumCalls: number;
  /** The share of failed calls that opens it. */
  readonly threshold: number;
  readonly openMs: number;
}

/** The defaults of docs/limits.md. */
export const breakerDefaults: BreakerOptions = {
  windowMs: bounds.breakerWindowMs.is,
  minimumCalls: bounds.breakerCalls.is,
  threshold: bounds.breakerShare.is,
  openMs: bounds.breakerOpenMs.is,
};

/** How an admitted call ended; an abandoned one tells nothing about the subgraph. */
export type CallEnd = 'succeeded' | 'failed' | 'abandoned';

/** Keeps calls away from a subgraph that mostly fails. */
export interface CircuitBreaker {
  /**
   * Asks for one call: undefined while open, else what to tell how it ended. After `openMs` one
   * caller at a time is let through as the trial; the others are refused, not queued behind it.
   */
  admit(): ((end: CallEnd) => void) | undefined;
}

/**
 * Counts in ten slices of the window, so that memory does not grow with traffic.
 *
 * @param now - a monotonic clock in milliseconds
 */
export function createCircuitBreaker(options: BreakerOptions, now: () => number): CircuitBreaker {
  const sliceMs = options.windowMs / 10;
  let slices: { readonly at: number; calls: number; failures: number }[] = [];
  let openedAt: number | undefined;
  let trialRuns = false;

  const mostlyFails = (failure: boolean) => {
    const at = Math.floor(now() / sliceMs);
    slices = slices.filter((slice) => slice.at > at - 10);
    let current = slices.at(-1);
    if (current?.at !== at) slices.push((current = { at, calls: 0, failures: 0 }));
    current.calls += 1;
    current.failures += failure ? 1 : 0;
    const calls = slices.reduce((sum, slice) => sum + slice.calls, 0);
    const failures = slices.reduce((sum, slice) => sum + slice.failures, 0);
    return calls >= options.minimumCalls && failures / calls >= options.threshold;
  };
  const settleCall = (end: CallEnd) => {
    if (openedAt !== undefined || end === 'abandoned') return;
    if (mostlyFails(end === 'failed')) openedAt = now();
  };
  const settleTrial = (end: CallEnd) => {
    trialRuns = false;
    if (end === 'failed') openedAt = now();
    if (end !== 'succeeded') return;
    openedAt = undefined;
    slices = [];
  };

  return {
    admit() {
      if (openedAt === undefined) return settleCall;
      if (trialRuns || now() - openedAt < options.openMs) return undefined;
      trialRuns = true;
      return settleTrial;
    },
  };
}
