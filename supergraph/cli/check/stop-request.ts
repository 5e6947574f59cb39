import { listenForStop } from '../launcher/stop-signal.ts';

/** As a shell tells it of a process that a Ctrl-C ended: 128 and the signal's number. */
const INTERRUPTED = 130;

/**
 * Aborted at the first Ctrl-C, SIGTERM or closing of the terminal, and when nobody reads any more. What
 * is at work then is finished; another press ends it at once.
 */
export function stopRequest(): AbortSignal {
  const stop = new AbortController();
  const signal = listenForStop(() => process.exit(INTERRUPTED));
  void signal.requested.then(() => stop.abort());
  process.stdout.once('error', () => stop.abort());
  return stop.signal;
}
