import type { StopReason } from '../stop-reason.ts';
import { failed, type SubgraphOutcome } from './subgraph-outcome.ts';

/** Where somebody waits. */
export interface WaitingRoom {
  /** This one has been told why it waits no longer. */
  leave(waiter: Waiter): void;
}

/** One who waits for a call, until it is settled or a signal says that nobody wants the answer. */
export class Waiter {
  readonly outcome: Promise<SubgraphOutcome>;
  readonly #room: WaitingRoom;
  readonly #signal: AbortSignal;
  #resolve!: (outcome: SubgraphOutcome) => void;
  #reject!: (fault: unknown) => void;

  /** @param signal - not aborted yet */
  constructor(room: WaitingRoom, signal: AbortSignal) {
    this.#room = room;
    this.#signal = signal;
    this.outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    signal.addEventListener('abort', this);
  }

  /** Why it left, once it has. */
  get reason(): StopReason {
    return this.#signal.reason as StopReason;
  }

  /** The signal was aborted. */
  handleEvent(): void {
    this.tell(failed(this.reason, 'nobody waits any longer'));
    this.#room.leave(this);
  }

  tell(outcome: SubgraphOutcome): void {
    this.#signal.removeEventListener('abort', this);
    this.#resolve(outcome);
  }

  throw(fault: unknown): void {
    this.#signal.removeEventListener('abort', this);
    this.#reject(fault);
  }
}
