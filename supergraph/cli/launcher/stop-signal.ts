/** What the person at the terminal wants: to stop in order, or to stop now. */
export interface StopSignal {
  /** Resolves at the first Ctrl-C, SIGTERM or closing of the terminal. */
  readonly requested: Promise<void>;
  readonly isRequested: boolean;
}

/** npm passes a Ctrl-C on that the terminal has sent to this process already: one press, two signals. */
const ONE_PRESS_MS = 500;

/** Listens for signals until the process ends; a second press calls `kill`. */
export function listenForStop(kill: () => void): StopSignal {
  const first = Promise.withResolvers<undefined>();
  let since: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const now = performance.now();
      if (since === undefined) {
        since = now;
        first.resolve(undefined);
      } else if (now - since > ONE_PRESS_MS) {
        kill();
      }
    });
  }
  return {
    requested: first.promise,
    get isRequested() {
      return since !== undefined;
    },
  };
}
