/** What a process holds when it has nothing to do. */
export interface Stock {
  /** Of the heap, after it was tidied. */
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** Open connections of either side. */
  readonly sockets: number;
  /** That keep the process awake. */
  readonly timers: number;
}

/**
 * Tidies the heap and counts.
 * @throws Error unless the process runs with --expose-gc
 */
export function takeStock(): Stock {
  if (!globalThis.gc) throw new Error('Start it with --expose-gc.');
  // What the first frees is what finalizers hold on to.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo();
  const count = (name: string) => resources.filter((one) => one === name).length;
  return {
    heapBytes: heapUsed,
    rssBytes: rss,
    sockets: count('TCPSocketWrap'),
    timers: count('Timeout'),
  };
}
