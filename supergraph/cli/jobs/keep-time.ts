import { setTimeout as delay } from 'node:timers/promises';
import { SupergraphFault } from '@demarc/supergraph/contract';
import type { FoundSubgraph } from '../operator/find-graph.ts';
import type { Operator } from '../operator/open-operator.ts';
import { listJobs, type ListedJob } from './list-jobs.ts';
import { runOneJob } from './run-one-job.ts';

/** A round of time-driven jobs, or one after the other. */
export interface Rounds {
  readonly operator: Operator;
  readonly subgraphs: readonly FoundSubgraph[];
  /** The moment that a round takes for now. */
  readonly clock: () => Date;
  readonly print: (line: string) => void;
  /** What failed; the round goes on, because one job's failure is not the others'. */
  readonly complain: (line: string) => void;
}

/** Runs every time-driven job once. Returns whether all did what they should. */
export async function runRound(rounds: Rounds): Promise<boolean> {
  const { operator, subgraphs, clock, print } = rounds;
  let isWell = true;
  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SupergraphFault)) throw error;
      rounds.complain(error.message);
      isWell = false;
      return undefined;
    }
  };
  for (const subgraph of subgraphs) {
    const jobs: readonly ListedJob[] = (await attempt(() => listJobs(operator, subgraph))) ?? [];
    for (const { job, isTimeDriven } of jobs) {
      if (!isTimeDriven) continue;
      const order = { subgraph, job, now: clock(), input: {} };
      const line = await attempt(() => runOneJob(operator, order));
      if (line !== undefined) print(line);
    }
  }
  return isWell;
}

/** A round every so many milliseconds, until `stop` is aborted; a round that takes longer delays the next. */
export async function keepTime(
  rounds: Rounds,
  { everyMs, stop }: { readonly everyMs: number; readonly stop: AbortSignal },
): Promise<void> {
  while (!stop.aborted) {
    const began = performance.now();
    await runRound(rounds);
    const rest = Math.max(0, everyMs - (performance.now() - began));
    // Rejects when it is time to stop, which the loop sees.
    await delay(rest, undefined, { signal: stop }).catch(() => undefined);
  }
}
