import { randomUUID } from 'node:crypto';
import type { Database } from '@demarc/foundation/database';
import { openFactWriter } from '../facts/fact-writer.ts';
import { lockKind } from '../lock-kind.ts';
import { asSystem } from '../tenancy/act-as.ts';
import type { Job, JobReport } from './job.ts';

/** Where a job runs, for which context, and which moment it takes for now. */
export interface JobPlace {
  readonly context: string;
  readonly database: Database;
  readonly now: Date;
  readonly input?: Readonly<Record<string, string>>;
}

/** The job runs already, here or in another process, and may not run twice at once. */
export class JobBusy extends Error {
  override readonly name = 'JobBusy';
}

/**
 * Runs a job to its end.
 * @throws JobBusy where it runs already and may not run twice at once
 */
export async function runJob(job: Job, place: JobPlace): Promise<JobReport> {
  const { context, database, now, input = {} } = place;
  const traceId = randomUUID().replaceAll('-', '');
  const origin = { actorRef: `system:${context}`, now, traceId };
  const run = () =>
    job.run({
      now,
      input,
      transaction: (work) =>
        asSystem(database.fork(), (em) =>
          work({ em, now, traceId, facts: openFactWriter(em, origin) }),
        ),
    });
  return job.alone === undefined ? run() : runAlone(job.alone, database, run);
}

/** What runs alone in this process: an embedded database has no other one. */
const running = new WeakMap<Database, Set<string>>();

async function runAlone(
  name: string,
  database: Database,
  run: () => Promise<JobReport>,
): Promise<JobReport> {
  const busy = new JobBusy(`${name} is at work already. Ask again when it is done.`);
  const here = running.get(database) ?? new Set();
  running.set(database, here);
  if (here.has(name)) throw busy;
  here.add(name);
  try {
    if (database.engine === 'pglite') return await run();
    // Held by a transaction that reads nothing more and so holds nobody back; a process that dies lets go.
    return await database.fork().transactional(async (em) => {
      const [lock]: { taken: boolean }[] = await em.execute(
        `select pg_try_advisory_xact_lock(hashtextextended(?, ${lockKind.job})) as taken`,
        [name],
      );
      if (lock?.taken !== true) throw busy;
      return run();
    });
  } finally {
    here.delete(name);
  }
}
