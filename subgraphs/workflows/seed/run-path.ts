import type { RunEvent } from '../machine/move-facts.ts';

/** How a seeded run goes: its events, and how its steps come out of it. */
export interface RunPath {
  readonly events: readonly RunEvent[];
  /** The step at which it stands or stopped; none: it went through. */
  readonly stopsAt?: 'FIRST' | 'APPROVAL' | 'AFTER_APPROVAL';
  /** How that step came out; a retried one has a second attempt. */
  readonly stoppedStep?: 'PENDING' | 'RUNNING' | 'FAILED' | 'CANCELLED';
  readonly laterSteps?: 'PENDING' | 'SKIPPED';
}

const asked = ['start', 'await_approval'] as const satisfies readonly RunEvent[];
const approved = [...asked, 'approve'] as const satisfies readonly RunEvent[];

/** How runs that people approve go. */
export const approvalPaths = {
  completed: { events: [...approved, 'complete'] },
  rejected: {
    events: [...asked, 'reject'],
    stopsAt: 'APPROVAL',
    stoppedStep: 'FAILED',
    laterSteps: 'SKIPPED',
  },
  expired: {
    events: [...asked, 'expire'],
    stopsAt: 'APPROVAL',
    stoppedStep: 'FAILED',
    laterSteps: 'SKIPPED',
  },
  cancelled: {
    events: [...asked, 'cancel'],
    stopsAt: 'APPROVAL',
    stoppedStep: 'CANCELLED',
    laterSteps: 'SKIPPED',
  },
  failed: {
    events: [...approved, 'fail'],
    stopsAt: 'AFTER_APPROVAL',
    stoppedStep: 'FAILED',
    laterSteps: 'PENDING',
  },
  retried: {
    events: [...approved, 'fail', 'retry', 'complete'],
    stopsAt: 'AFTER_APPROVAL',
    stoppedStep: 'FAILED',
  },
  waiting: {
    events: asked,
    stopsAt: 'APPROVAL',
    stoppedStep: 'RUNNING',
    laterSteps: 'PENDING',
  },
} as const satisfies Record<string, RunPath>;

/** How runs that the machine does alone go. */
export const machinePaths = {
  completed: { events: ['start', 'complete'] },
  failed: {
    events: ['start', 'fail'],
    stopsAt: 'FIRST',
    stoppedStep: 'FAILED',
    laterSteps: 'PENDING',
  },
  retried: {
    events: ['start', 'fail', 'retry', 'complete'],
    stopsAt: 'FIRST',
    stoppedStep: 'FAILED',
  },
  cancelled: {
    events: ['start', 'cancel'],
    stopsAt: 'FIRST',
    stoppedStep: 'CANCELLED',
    laterSteps: 'SKIPPED',
  },
  running: { events: ['start'], stopsAt: 'FIRST', stoppedStep: 'RUNNING', laterSteps: 'PENDING' },
  created: { events: [], stopsAt: 'FIRST', stoppedStep: 'PENDING', laterSteps: 'PENDING' },
} as const satisfies Record<string, RunPath>;
