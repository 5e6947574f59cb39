/** Aborted at the first Ctrl-C, SIGTERM or closing of the terminal, and when nobody reads any more. */
export function stopRequest(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stop.abort());
  }
  process.stdout.once('error', () => stop.abort());
  return stop.signal;
}
