import { z } from 'zod';
import type { FoundSubgraph } from '../operator/find-graph.ts';
import type { Operator } from '../operator/open-operator.ts';

/** A job to be run, and the moment that it takes for now. */
export interface JobOrder {
  readonly subgraph: FoundSubgraph;
  readonly job: string;
  readonly now: Date;
  readonly input: Readonly<Record<string, string>>;
}

/** `fetch` itself waits no longer for an answer to begin. What goes on after that is done none the less. */
const PATIENCE_MS = 290_000;

/** Runs a job to its end. Returns a line that says what it did. */
export async function runOneJob(operator: Operator, order: JobOrder): Promise<string> {
  const { subgraph, job, now, input } = order;
  const report = await operator.ask(subgraph, {
    method: 'POST',
    path: `/jobs/${encodeURIComponent(job)}`,
    body: { now: now.toISOString(), input },
    patienceMs: PATIENCE_MS,
  });
  const counts = Object.entries(
    z.record(z.string(), z.union([z.number(), z.string()])).parse(report),
  );
  const did = counts.map(([what, count]) => `${what} ${count}`).join(', ');
  return `${subgraph.name} ${job}: ${did === '' ? 'done' : did}`;
}
