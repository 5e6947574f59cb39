import { randomUUID } from 'node:crypto';
import type { Database } from '@demarc/foundation/database';
import { openFactWriter } from '../facts/fact-writer.ts';
import { asSystem } from '../tenancy/act-as.ts';
import type { Job, JobReport } from './job.ts';

/** Where a job runs, for which context, and which moment it takes for now. */
export interface JobPlace {
  readonly context: string;
  readonly database: Database;
  readonly now: Date;
}

/** Runs a job to its end. */
export async function runJob(job: Job, { context, database, now }: JobPlace): Promise<JobReport> {
  const traceId = randomUUID().replaceAll('-', '');
  const origin = { actorRef: `system:${context}`, now, traceId };
  return job.run({
    now,
    transaction: (work) =>
      asSystem(database.fork(), (em) =>
        work({ em, now, traceId, facts: openFactWriter(em, origin) }),
      ),
  });
}
