import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import {
  forbiddenToApplication,
  keptDecisions,
  refusedDecisions,
  refusedRequests,
  refusedRequestsOfOwner,
  refusedToOwner,
} from './refused-approvals.ts';
import { refusalOf } from './refusal.ts';
import {
  approver,
  ask,
  decide,
  dueAt,
  makeRunIn,
  makeWaitingRun,
  move,
  otherApprover,
  requester,
  stateOf,
  type RunFixture,
} from './run-fixture.ts';

describe.each(engines)('approvals on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => (workflows = await engine.openSubgraph(definition)));
  afterAll(() => workflows.close());

  const fill = (sql: string, { run, request }: RunFixture) =>
    sql.replaceAll(':run', run).replaceAll(':request', request);
  const asApplication = (sql: string) => workflows.app(sql);

  async function makeRunWithStep(): Promise<RunFixture> {
    const fixture = await makeRunIn(workflows, 'RUNNING');
    await workflows.app('insert into run_steps (workflow_run_id, step_key) values (?, ?)', [
      fixture.run,
      'approve',
    ]);
    return fixture;
  }

  /** One request of two approvals, of which one is given. */
  async function makeHalfApproved(): Promise<RunFixture> {
    const fixture = await makeWaitingRun(workflows, { required: 2 });
    await decide(workflows, fixture.request);
    return fixture;
  }

  const requestStateOf = async ({ request }: RunFixture) => {
    const [row] = await workflows.app(
      'select state from approval_requests where approval_request_id = ?',
      [request],
    );
    return row?.['state'];
  };

  test.each(refusedRequests)('cannot be asked for with $what', async ({ sql, code, by }) => {
    const refused = refusalOf(asApplication(fill(sql, await makeRunWithStep())));
    expect(await refused).toEqual({ code, ...(by === undefined ? {} : { by }) });
  });

  test.each(refusedRequestsOfOwner)('refuse even the owner $what', async ({ sql, code, by }) => {
    const refused = refusalOf(workflows.owner(fill(sql, await makeRunWithStep())));
    expect(await refused).toEqual({ code, by });
  });

  test.each(['CREATED', 'COMPLETED', 'FAILED', 'CANCELLED'])(
    'cannot be asked for by a run that is %s',
    async (state) => {
      const { run } = await makeRunIn(workflows, state);
      expect(await refusalOf(ask(workflows, run))).toEqual({
        code: '23514',
        by: 'APPROVAL_NOT_OPEN',
      });
    },
  );

  test("cannot be asked for by another run's step", async () => {
    const { run } = await makeRunWithStep();
    const other = await makeRunWithStep();
    const refused = workflows.app(
      `insert into approval_requests (public_ref, workflow_run_id, run_step_id, approver_refs, due_at)
       select 'apr_00000000000000000000000000', ?, run_step_id, array[?], now() + interval '1 day'
       from run_steps where workflow_run_id = ?`,
      [run, approver, other.run],
    );
    const by = 'approval_requests_workflow_run_id_run_step_id_fkey';
    expect(await refusalOf(refused)).toEqual({ code: '23503', by });
  });

  test.each(refusedToOwner)('refuse even the owner $what', async ({ sql, code, by }) => {
    const fixture = await makeWaitingRun(workflows, { required: 2 });
    expect(await refusalOf(workflows.owner(fill(sql, fixture)))).toEqual({ code, by });
    expect(await requestStateOf(fixture)).toBe('PENDING');
  });

  test.each(refusedDecisions)('are not given where $what', async ({ sql, code, by }) => {
    const fixture = await makeWaitingRun(workflows);
    expect(await refusalOf(workflows.owner(fill(sql, fixture)))).toEqual({ code, by });
    expect(await requestStateOf(fixture)).toBe('PENDING');
  });

  test.each(forbiddenToApplication)('do not let the application $what', async ({ sql, code }) => {
    const refused = refusalOf(asApplication(fill(sql, await makeHalfApproved())));
    expect(await refused).toEqual({ code });
  });

  test.each(keptDecisions)('refuse even the owner $what', async ({ sql, code, by }) => {
    const fixture = await makeHalfApproved();
    expect(await refusalOf(workflows.owner(fill(sql, fixture)))).toEqual({ code, by });
    expect(await requestStateOf(fixture)).toBe('PENDING');
  });

  test('are not given before the run waits for them', async () => {
    const { run } = await makeRunIn(workflows, 'RUNNING');
    const request = await ask(workflows, run);
    const by = 'APPROVAL_NOT_PENDING';
    expect(await refusalOf(decide(workflows, request))).toEqual({ code: '23514', by });
  });

  test.each(['APPROVE', 'REJECT'])('are not given after a decision: %s', async (decision) => {
    const { request } = await makeWaitingRun(workflows);
    await decide(workflows, request, { decision });
    const again = decide(workflows, request, { actor: otherApprover });
    expect(await refusalOf(again)).toEqual({ code: '23514', by: 'APPROVAL_NOT_PENDING' });
  });

  test.each([
    ['expire', 'EXPIRED'],
    ['cancel', 'CANCELLED'],
  ])('close with their run: %s', async (event, state) => {
    const fixture = await makeWaitingRun(workflows);
    await move(workflows, { run: fixture.run, event });
    expect(await requestStateOf(fixture)).toBe(state);
    const late = decide(workflows, fixture.request);
    expect(await refusalOf(late)).toEqual({ code: '23514', by: 'APPROVAL_NOT_PENDING' });
  });

  test('need as many voices as were asked for, and count a delegate’s for the approver', async () => {
    const fixture = await makeHalfApproved();
    expect(await requestStateOf(fixture)).toBe('PENDING');
    const deputy = requester.replace(/.$/, '0');
    await decide(workflows, fixture.request, { actor: deputy, onBehalfOf: otherApprover });
    expect(await requestStateOf(fixture)).toBe('APPROVED');
  });

  test('end with one no, whatever others said', async () => {
    const fixture = await makeHalfApproved();
    await decide(workflows, fixture.request, { actor: otherApprover, decision: 'REJECT' });
    expect(await requestStateOf(fixture)).toBe('REJECTED');
  });

  describe('move no run that they do not stand for:', () => {
    const mismatch = { code: '23514', by: 'APPROVAL_MISMATCH' };

    test('it waits for nobody', async () => {
      const { run } = await makeRunIn(workflows, 'RUNNING');
      expect(await refusalOf(move(workflows, { run, event: 'await_approval' }))).toEqual(mismatch);
    });

    test('it completes while it has asked', async () => {
      const { run } = await makeRunIn(workflows, 'RUNNING');
      await ask(workflows, run);
      expect(await refusalOf(move(workflows, { run, event: 'complete' }))).toEqual(mismatch);
    });

    test.each(['approve', 'reject'])('%s without a decision', async (event) => {
      const { run } = await makeWaitingRun(workflows);
      expect(await refusalOf(move(workflows, { run, event }))).toEqual(mismatch);
      expect(await stateOf(workflows, run)).toBe('WAITING_APPROVAL');
    });

    test.each([
      ['approve', 'REJECT'],
      ['reject', 'APPROVE'],
    ])('%s after %s', async (event, decision) => {
      const { run, request } = await makeWaitingRun(workflows);
      await decide(workflows, request, { decision });
      expect(await refusalOf(move(workflows, { run, event }))).toEqual(mismatch);
    });

    test('approve with one voice of two', async () => {
      const { run } = await makeHalfApproved();
      expect(await refusalOf(move(workflows, { run, event: 'approve' }))).toEqual(mismatch);
    });

    test.each([requester, otherApprover])('approve by %s, who decided nothing', async (actor) => {
      const { run, request } = await makeWaitingRun(workflows);
      await decide(workflows, request);
      const refused = move(workflows, { run, event: 'approve' }, { actor });
      expect(await refusalOf(refused)).toEqual(mismatch);
    });

    test('expire before the time is over', async () => {
      const { run } = await makeWaitingRun(workflows);
      const early = new Date(Date.parse(dueAt) - 1).toISOString();
      const refused = move(workflows, { run, event: 'expire' }, { occurredAt: early });
      expect(await refusalOf(refused)).toEqual(mismatch);
      await move(workflows, { run, event: 'expire' }, { occurredAt: dueAt });
      expect(await stateOf(workflows, run)).toBe('EXPIRED');
    });
  });

  test('by two at the same moment are two voices', async () => {
    const fixture = await makeWaitingRun(workflows, { required: 2 });
    const voices = [approver, otherApprover].map((actor) =>
      refusalOf(decide(workflows, fixture.request, { actor })),
    );
    expect(await Promise.all(voices)).toEqual(['accepted', 'accepted']);
    expect(await requestStateOf(fixture)).toBe('APPROVED');
  });
});
