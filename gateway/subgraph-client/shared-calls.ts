import { bounds } from '../bounds.ts';
import type { SubgraphCall } from './subgraph-call.ts';

/** The calls in flight to one subgraph that may answer others too. */
export interface SharedCalls {
  /** A call that may answer this as well. */
  find(key: string): SubgraphCall | undefined;
  keep(key: string, call: SubgraphCall): void;
  /** It is settled. */
  drop(key: string, call: SubgraphCall): void;
  /**
   * A mutation begins, or has ended: whoever asks from now on may want to read what it wrote. Those who wait for a
   * call already get its answer.
   */
  seal(): void;
}

/**
 * One that has been in flight for long answers nobody else: the subgraph may have lost it, and would lose with it
 * each that asks the same.
 *
 * @param now - the clock of `SubgraphCall.startedAt`
 */
export function createSharedCalls(now: () => number): SharedCalls {
  const calls = new Map<string, SubgraphCall>();
  return {
    find(key) {
      const call = calls.get(key);
      return call && now() - call.startedAt <= bounds.joinMs.is ? call : undefined;
    },
    keep: (key, call) => void calls.set(key, call),
    drop(key, call) {
      if (calls.get(key) === call) calls.delete(key);
    },
    seal: () => calls.clear(),
  };
}
