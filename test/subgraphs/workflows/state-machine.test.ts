import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { ask, decide, makeRunIn, move, stateOf } from './run-fixture.ts';

const states = [
  'CREATED',
  'RUNNING',
  'WAITING_APPROVAL',
  'COMPLETED',
  'FAILED',
  'REJECTED',
  'EXPIRED',
  'CANCELLED',
];

const events = [
  'start',
  'await_approval',
  'approve',
  'reject',
  'expire',
  'complete',
  'fail',
  'retry',
  'cancel',
];

/** The machine as it is meant, written down a second time: the database must agree with it. */
const legal: Readonly<Record<string, string>> = {
  'CREATED start': 'RUNNING',
  'CREATED cancel': 'CANCELLED',
  'RUNNING await_approval': 'WAITING_APPROVAL',
  'RUNNING complete': 'COMPLETED',
  'RUNNING fail': 'FAILED',
  'RUNNING cancel': 'CANCELLED',
  'WAITING_APPROVAL approve': 'RUNNING',
  'WAITING_APPROVAL reject': 'REJECTED',
  'WAITING_APPROVAL expire': 'EXPIRED',
  'WAITING_APPROVAL cancel': 'CANCELLED',
  'FAILED retry': 'RUNNING',
};

const pairs = states.flatMap((state) => events.map((event) => [state, event] as const));

describe.each(engines)('the machine of runs on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition);
  });
  afterAll(() => workflows.close());

  /** Decides or asks, where an event would otherwise be refused for want of it. */
  async function prepare(state: string, event: string): Promise<string> {
    const { run, request } = await makeRunIn(workflows, state);
    if (state === 'WAITING_APPROVAL' && event === 'approve') await decide(workflows, request);
    if (state === 'WAITING_APPROVAL' && event === 'reject') {
      await decide(workflows, request, { decision: 'REJECT' });
    }
    if (state === 'RUNNING' && event === 'await_approval') {
      await ask(workflows, run);
    }
    return run;
  }

  test.each(pairs)('%s, %s', async (state, event) => {
    const run = await prepare(state, event);
    expect(await stateOf(workflows, run)).toBe(state);
    const to = legal[`${state} ${event}`];
    if (to === undefined) {
      await expect(move(workflows, { run, event })).rejects.toThrow(/^ILLEGAL_TRANSITION/);
      expect(await stateOf(workflows, run)).toBe(state);
    } else {
      await move(workflows, { run, event });
      expect(await stateOf(workflows, run)).toBe(to);
    }
  });

  test('has no event, state or way that this test does not know', async () => {
    const rows = await workflows.app('select from_state, event, to_state from run_state_machine');
    const ways = rows.map((row) => [
      `${String(row['from_state'])} ${String(row['event'])}`,
      row['to_state'],
    ]);
    expect(Object.fromEntries(ways)).toEqual(legal);
  });
});
