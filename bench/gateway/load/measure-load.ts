import { workloads, type Workload, type WorkloadName } from '../workloads/workloads.ts';
import { prepareCall } from './prepare-call.ts';
import { processUsage } from './process-usage.ts';
import { sendLoad } from './send-load.ts';

/** What to send to whom; JSON. */
export interface LoadOrder {
  readonly url: string;
  /** The gateway's process. */
  readonly pid: number;
  readonly workload: WorkloadName;
  readonly round: number;
  readonly connections: number;
  readonly warmUpMs: number;
  readonly ms: number;
}

/** What one gateway needed in one round. */
export interface Measurement {
  /** Milliseconds of processor time of the gateway's processes, for each request. */
  readonly cpuMsPerRequest: number;
  /** Answers a second. */
  readonly rps: number;
  /** Milliseconds in which half of the answers came. */
  readonly p50: number;
  /** Milliseconds in which 99 of 100 came. */
  readonly p99: number;
  /** The most megabytes that were resident in one of the looks at them, four a second. */
  readonly rssMb: number;
  /** The part of the time in which the gateway was at work: below 1 it waited for load or subgraphs. */
  readonly busy: number;
}

const LOOK_MS = 250;

/**
 * Warms a gateway up, loads it and reads what its processes used meanwhile.
 * @throws Error at the first wrong answer
 */
export async function measureLoad(order: LoadOrder): Promise<Measurement> {
  const { connections, pid } = order;
  const url = new URL(order.url);
  const workload: Workload = workloads[order.workload];
  const calls = workload
    .requests(connections, order.round)
    .map((request) => prepareCall(url, request));
  const warmUp = workload.onceAfter?.map((request) => prepareCall(url, request)) ?? calls;
  await sendLoad(url, warmUp, { connections, until: { ms: order.warmUpMs } });

  const before = processUsage(pid);
  let rssMb = before.rssMb;
  const look = setInterval(() => (rssMb = Math.max(rssMb, processUsage(pid).rssMb)), LOOK_MS);
  try {
    const until = workload.onceAfter ? 'each-was-sent' : { ms: order.ms };
    const { wallMs, latencies } = await sendLoad(url, calls, { connections, until });
    const after = processUsage(pid);
    const cpuMs = after.cpuMs - before.cpuMs;
    const sorted = Float64Array.from(latencies).sort();
    return {
      cpuMsPerRequest: cpuMs / sorted.length,
      rps: (sorted.length * 1_000) / wallMs,
      p50: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
      p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
      rssMb: Math.max(rssMb, after.rssMb),
      busy: cpuMs / wallMs,
    };
  } finally {
    clearInterval(look);
  }
}
