/** How long something took. */
export interface Lap {
  readonly what: string;
  /** Milliseconds on the clock. */
  readonly wall: number;
  /** Milliseconds of processor time, of every thread: what a busy machine disturbs least. */
  readonly cpu: number;
}

/** Takes the time since the last lap, or since it was started. */
export function startStopwatch(): (what: string) => Lap {
  let [wall, cpu] = [performance.now(), process.cpuUsage()];
  return (what) => {
    const [since, used] = [performance.now() - wall, process.cpuUsage(cpu)];
    [wall, cpu] = [performance.now(), process.cpuUsage()];
    return { what, wall: since, cpu: (used.user + used.system) / 1000 };
  };
}
