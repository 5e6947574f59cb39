/** What the past tense of each of a run's events is called in the log of facts. */
export const moveFactNames = {
  start: 'started',
  await_approval: 'waiting',
  approve: 'approved',
  reject: 'rejected',
  expire: 'expired',
  complete: 'completed',
  fail: 'failed',
  retry: 'retried',
  cancel: 'cancelled',
} as const;

/** What moves a run; where it leads, the database's machine says. */
export type RunEvent = keyof typeof moveFactNames;
