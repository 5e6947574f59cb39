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
export class RunStep extends RunStepSchema.class {}

RunStepSchema.setClass(RunStep);
