import { readdirSync, readFileSync } from 'node:fs';

/** The kernel's unit of processor time in /proc, fixed towards programs: USER_HZ, 100 a second. */
const TICK_MS = 10;

/** What a process and all that it has started have used. */
export interface ProcessUsage {
  /** Milliseconds of processor time, all threads together. */
  readonly cpuMs: number;
  /** Megabytes that are resident. */
  readonly rssMb: number;
}

/** Reads what the tree of processes under `pid` has used: proc(5), `/proc/PID/stat` and `/proc/PID/status`. */
export function processUsage(pid: number): ProcessUsage {
  const own = readUsage(pid);
  return childrenOf(pid)
    .map(processUsage)
    .reduce(
      (sum, child) => ({ cpuMs: sum.cpuMs + child.cpuMs, rssMb: sum.rssMb + child.rssMb }),
      own,
    );
}

function readUsage(pid: number): ProcessUsage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // Fields are counted after the name, which may hold spaces: utime is the 14th, stime the 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
  return { cpuMs: ticks * TICK_MS, rssMb: Number(kilobytes ?? 0) / 1024 };
}

function childrenOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1')
      .split(' ')
      .filter((child) => child !== '')
      .map(Number),
  );
}
