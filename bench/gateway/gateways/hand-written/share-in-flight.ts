/** Does the same work once for all who ask while it runs. */
export function shareInFlight<Value>(
  work: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const inFlight = new Map<string, Promise<Value>>();
  return (key) => {
    const known = inFlight.get(key);
    if (known) return known;
    const started = work(key).finally(() => inFlight.delete(key));
    inFlight.set(key, started);
    return started;
  };
}
