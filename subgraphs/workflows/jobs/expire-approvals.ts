import type { Job, JobUnit } from '@demarc/kit';
import { closeSteps } from '../machine/close-steps.ts';
import { MACHINE } from '../machine/machine.ts';
import { moveRun } from '../machine/move-run.ts';
import { takeRun } from '../machine/run-at-hand.ts';

/** Runs that are looked up at a time. */
const BATCH = 200;

/**
 * Lets every run expire that waits for a decision whose time is over. Each run is a transaction of its
 * own and is looked at again once it is in hand: whoever was quicker, an approver or another process,
 * leaves nothing to do.
 */
export const expireApprovals: Job = {
  what: 'Ends every run whose approvers did not decide in time.',
  isTimeDriven: true,
  async run(jobRun) {
    let expired = 0;
    let after = 0n;
    for (;;) {
      const due = await jobRun.transaction((unit) => findOverdue(unit, after));
      for (const workflowRunId of due) {
        expired += await jobRun.transaction((unit) => expire(unit, workflowRunId));
      }
      if (due.length < BATCH) return { expired };
      after = due.at(-1) ?? after;
    }
  },
};

async function findOverdue({ em, now }: JobUnit, after: bigint): Promise<readonly bigint[]> {
  const rows: { id: string }[] = await em.execute(
    `select distinct workflow_run_id as id from approval_requests
     where state = 'PENDING' and due_at <= ? and workflow_run_id > ? order by 1 limit ?`,
    [now, String(after), BATCH],
  );
  return rows.map(({ id }) => BigInt(id));
}

/** Returns how many runs it ended: one, or none where it was too late. */
async function expire(unit: JobUnit, workflowRunId: bigint): Promise<number> {
  const { em, now } = unit;
  const atHand = await takeRun(em, workflowRunId);
  const overdue: unknown[] = await em.execute(
    `select from approval_requests where state = 'PENDING' and due_at <= ? and workflow_run_id = ?`,
    [now, String(workflowRunId)],
  );
  if (atHand.run.state !== 'WAITING_APPROVAL' || overdue.length === 0) return 0;
  await moveRun({ ...unit, actorRef: MACHINE }, atHand, 'expire');
  await closeSteps(em, { workflowRunId, open: 'FAILED', at: now });
  return 1;
}
