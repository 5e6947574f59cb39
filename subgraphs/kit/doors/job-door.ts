import type { RequestHandler } from 'express';
import type { Database } from '@demarc/foundation/database';
import { z } from 'zod';
import type { Job } from '../jobs/job.ts';
import { JobBusy, runJob } from '../jobs/run-job.ts';

/** Where jobs run, and which there are. */
export interface JobDoorOptions {
  readonly context: string;
  readonly database: Database;
  readonly jobs: Readonly<Record<string, Job>>;
}

const order = z.object({
  now: z.iso.datetime({ offset: true }),
  input: z.record(z.string(), z.string()).default({}),
});

/** Runs the job that the path names, and answers with its report when it is done. */
export function jobDoor({
  context,
  database,
  jobs,
}: JobDoorOptions): RequestHandler<{ job: string }> {
  return async (request, response) => {
    const { job: name } = request.params;
    const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
    if (job === undefined) {
      response.status(404).json({ code: 'NOT_FOUND', message: 'There is no such job.' });
      return;
    }
    const body = order.safeParse(request.body);
    const unknown = Object.keys(body.data?.input ?? {}).filter(
      (key) => job.takes?.includes(key) !== true,
    );
    if (!body.success || unknown.length > 0) {
      const takes = job.takes?.join(', ') ?? 'nothing';
      const message = `A job is sent { now, input }: now is a moment, and the input of ${name} is ${takes}.`;
      response.status(400).json({ code: 'BAD_REQUEST', message });
      return;
    }
    const { input } = body.data;
    try {
      const now = new Date(body.data.now);
      response.json(await runJob(job, { context, database, now, input }));
    } catch (error) {
      if (!(error instanceof JobBusy)) throw error;
      response.status(409).json({ code: 'JOB_BUSY', message: error.message });
    }
  };
}
