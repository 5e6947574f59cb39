import { defineEntity, p } from '@mikro-orm/core';

export const RunStepSchema = defineEntity({
  name: 'RunStep',
  tableName: 'run_steps',
  properties: {
    runStepId: p.bigint().primary(),
    workflowRunId: p.bigint(),
    stepKey: p.text(),
    attempt: p.integer(),
    state: p.enum(['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELLED'] as const),
    inputRef: p.text().nullable(),
    outputRef: p.text().nullable(),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
  },
});

/** One attempt at one step of a run. */
export class RunStep extends RunStepSchema.class {
  /** Whether it is at work, and can therefore end. */
  isRunning(): boolean {
    return this.state === 'RUNNING';
  }

  begin(at: Date): void {
    this.state = 'RUNNING';
    this.startedAt = at;
  }

  end(state: 'SUCCEEDED' | 'FAILED', at: Date): void {
    this.state = state;
    this.finishedAt = at;
  }
}

RunStepSchema.setClass(RunStep);
