import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { refusalOf } from './refusal.ts';
import { forbiddenToApplication, refusedMoves, refusedToOwner } from './refused-transitions.ts';
import { makeRunIn, move, publish, recordFact, requester, workspace } from './run-fixture.ts';

describe.each(engines)('the transitions of runs on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  let run: string;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition);
    // A definition for one workspace alone, for runs that are out of its scope.
    await publish(workflows, workspace);
  });
  afterAll(() => workflows.close());
  beforeEach(async () => ({ run } = await makeRunIn(workflows, 'RUNNING')));

  const rowOf = () =>
    workflows.owner('select * from workflow_runs where workflow_run_id = ?', [run]);
  const trailOf = () =>
    workflows.owner(
      'select seq::int, from_state, event, to_state from workflow_transitions where workflow_run_id = ? order by seq',
      [run],
    );

  test.each(refusedToOwner)('refuse even the owner $what', async ({ sql, code, by }) => {
    const before = await rowOf();
    expect(await refusalOf(workflows.owner(sql.replaceAll(':run', run)))).toEqual({ code, by });
    expect(await rowOf()).toEqual(before);
  });

  test.each(forbiddenToApplication)('do not let the application $what', async ({ sql, code }) => {
    // As it was opened, without a word about roles.
    const statement = workflows.app(sql.replaceAll(':run', run));
    expect(await refusalOf(statement)).toEqual({ code });
  });

  test.each(refusedMoves)('refuse $what', async ({ event, options, code, by }) => {
    const before = await rowOf();
    expect(await refusalOf(move(workflows, { run, event }, options))).toEqual({ code, by });
    expect(await rowOf()).toEqual(before);
  });

  test('refuse the same request twice, and move nothing where that is passed over', async () => {
    const requestId = randomUUID();
    await move(workflows, { run, event: 'fail' }, { requestId });
    const again = move(workflows, { run, event: 'retry' }, { requestId });
    const by = 'workflow_transitions_workflow_run_id_request_id_key';
    expect(await refusalOf(again)).toEqual({ code: '23505', by });
    const before = await rowOf();
    await workflows.app(
      `insert into workflow_transitions (workflow_run_id, event, actor_ref, evidence, request_id, trace_id)
       values (?, 'retry', ?, '{"why": "test"}', ?, 'test') on conflict do nothing`,
      [run, requester, requestId],
    );
    expect(await rowOf()).toEqual(before);
  });

  test('refuse two moves of one run in one statement', async () => {
    const both = (seqs: string) =>
      workflows.app(
        `insert into workflow_transitions (workflow_run_id, seq, event, actor_ref, evidence, request_id, trace_id)
         select ?, seq, 'cancel', ?, '{"why": "test"}', gen_random_uuid(), 'test'
         from unnest(?::bigint[]) as seq`,
        [run, requester, seqs],
      );
    expect(await refusalOf(both('{2,3}'))).toEqual({ code: '40001', by: 'STALE_VERSION' });
    const by = 'workflow_transitions_workflow_run_id_seq_key';
    expect(await refusalOf(both('{null,null}'))).toEqual({ code: '23505', by });
  });

  test('let one of two at the same moment through', async () => {
    const moves = [1, 2, 3].map(() => move(workflows, { run, event: 'fail' }));
    const outcomes = await Promise.all(moves.map(refusalOf));
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(await trailOf()).toHaveLength(2);
  });

  test('take where they lead from the machine, whatever the owner writes', async () => {
    await workflows.owner(
      `insert into workflow_transitions (workflow_run_id, from_state, event, to_state, actor_ref, evidence, request_id, trace_id)
       values (?, 'FAILED', 'cancel', 'COMPLETED', ?, '{"why": "test"}', 'request', 'test')`,
      [run, requester],
    );
    expect(await trailOf()).toEqual([
      { seq: 1, from_state: 'CREATED', event: 'start', to_state: 'RUNNING' },
      { seq: 2, from_state: 'RUNNING', event: 'cancel', to_state: 'CANCELLED' },
    ]);
  });

  test('read the machine itself, not a table of the same name in front of it', async () => {
    const fact = await recordFact(workflows);
    const forged = workflows.app(`do $$ begin
      create temp table run_state_machine on commit drop as
        select 'RUNNING' as from_state, 'teleport' as event, 'COMPLETED' as to_state, null as permission_code;
      set local search_path = pg_temp, public;
      insert into public.workflow_transitions (workflow_run_id, event, actor_ref, evidence, request_id, trace_id)
        values (${run}, 'teleport', 'system:me', '{"eventIds": ["${fact}"]}', 'request', 'test');
    end $$`);
    expect(await refusalOf(forged)).toEqual({ code: '23514', by: 'ILLEGAL_TRANSITION' });
  });

  test('say when a run began and ended: a retry takes the end back', async () => {
    const times = () =>
      workflows.owner(
        `select started_at is not null as began, finished_at is not null as ended
         from workflow_runs where workflow_run_id = ?`,
        [run],
      );
    expect(await times()).toEqual([{ began: true, ended: false }]);
    await move(workflows, { run, event: 'fail' });
    expect(await times()).toEqual([{ began: true, ended: true }]);
    await move(workflows, { run, event: 'retry' });
    expect(await times()).toEqual([{ began: true, ended: false }]);
  });
});
