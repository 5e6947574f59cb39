import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { appendOnly, check, forbidden, refusalOf, type RefusedStatement } from './refusal.ts';
import { makeRunIn } from './run-fixture.ts';

const states = ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELLED'];
const legal = [
  'PENDING RUNNING',
  'PENDING SKIPPED',
  'PENDING CANCELLED',
  'RUNNING SUCCEEDED',
  'RUNNING FAILED',
  'RUNNING CANCELLED',
];
const pairs = states.flatMap((from) => states.map((to) => [from, to] as const));

/** The times that a state must have. */
const timesOf = (state: string) => ({
  started: state === 'PENDING' || state === 'SKIPPED' ? 'null' : 'now()',
  finished: state === 'PENDING' || state === 'RUNNING' ? 'null' : 'now()',
});

const where = 'where workflow_run_id = :run';
const fixed = (what: string, assignment: string) =>
  check(what, 'STEP_FIXED', `update run_steps set ${assignment} ${where}`);
const insert = (columns: string, values: string) =>
  `insert into run_steps (workflow_run_id, ${columns}) values (:run, ${values})`;

/** Tried as the role that owns the tables, on a run whose step \`check\` is PENDING. */
const refused: readonly RefusedStatement[] = [
  fixed('another key', "step_key = 'approve'"),
  fixed('another attempt', 'attempt = 2'),
  fixed('another run', 'workflow_run_id = workflow_run_id + 1'),
  fixed('another input', "input_ref = 'elsewhere'"),
  appendOnly('a step deleted', 'APPEND_ONLY', `delete from run_steps ${where}`),
  appendOnly('all steps deleted', 'APPEND_ONLY', 'truncate run_steps cascade'),
  check('a step that the definition does not have', 'STEP_UNKNOWN', insert('step_key', "'fly'")),
  check(
    'a second attempt before a first',
    'ATTEMPT_GAP',
    insert('step_key, attempt', "'approve', 2"),
  ),
  check(
    'a second attempt beside a first',
    'ATTEMPT_GAP',
    insert('step_key, attempt', "'check', 2"),
  ),
  check('an attempt 0', 'run_steps_attempt_check', insert('step_key, attempt', "'check', 0")),
  {
    what: 'the same attempt twice',
    sql: insert('step_key', "'check'"),
    code: '23505',
    by: 'run_steps_workflow_run_id_step_key_attempt_key',
  },
  check(
    'a state that is none',
    'run_steps_state_check',
    insert('step_key, state', "'approve', 'DONE'"),
  ),
  check(
    'an end without an end',
    'run_steps_check',
    insert('step_key, state, started_at', "'approve', 'FAILED', now()"),
  ),
  check(
    'an end of what goes on',
    'run_steps_check',
    insert('step_key, finished_at', "'approve', now()"),
  ),
  check(
    'work without a beginning',
    'run_steps_check1',
    insert('step_key, state', "'approve', 'RUNNING'"),
  ),
  check(
    'a beginning of what waits',
    'run_steps_check2',
    insert('step_key, started_at', "'approve', now()"),
  ),
];

const forbiddenToApplication: readonly RefusedStatement[] = [
  forbidden('rename a step', `update run_steps set step_key = 'approve' ${where}`),
  forbidden('count an attempt up', `update run_steps set attempt = 2 ${where}`),
  forbidden('delete a step', `delete from run_steps ${where}`),
];

describe.each(engines)('the steps of runs on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => (workflows = await engine.openSubgraph(definition)));
  afterAll(() => workflows.close());

  async function makeRunWithStep(state: string): Promise<string> {
    const { run } = await makeRunIn(workflows, 'RUNNING');
    const { started, finished } = timesOf(state);
    await workflows.app(
      `insert into run_steps (workflow_run_id, step_key, state, started_at, finished_at)
       values (?, 'check', ?, ${started}, ${finished})`,
      [run, state],
    );
    return run;
  }

  test.each(refused)('refuse even the owner $what', async ({ sql, code, by }) => {
    const run = await makeRunWithStep('PENDING');
    expect(await refusalOf(workflows.owner(sql.replaceAll(':run', run)))).toEqual({ code, by });
  });

  test.each(forbiddenToApplication)('do not let the application $what', async ({ sql, code }) => {
    const run = await makeRunWithStep('PENDING');
    const statement = workflows.app(sql.replaceAll(':run', run));
    expect(await refusalOf(statement)).toEqual({ code });
  });

  test.each(pairs)('go from %s to %s only where that leads on', async (from, to) => {
    const run = await makeRunWithStep(from);
    const { started, finished } = timesOf(to);
    const moved = workflows.app(
      `update run_steps set state = ?, started_at = ${started}, finished_at = ${finished}
       where workflow_run_id = ?`,
      [to, run],
    );
    const isLegal = legal.includes(`${from} ${to}`);
    const by = 'ILLEGAL_STEP';
    expect(await refusalOf(moved)).toEqual(isLegal ? 'accepted' : { code: '23514', by });
  });

  test.each(states)('are tried again after %s only where that failed', async (state) => {
    const run = await makeRunWithStep(state);
    const again = workflows.app(
      "insert into run_steps (workflow_run_id, step_key, attempt) values (?, 'check', 2)",
      [run],
    );
    const mayTry = state === 'FAILED' || state === 'CANCELLED';
    const by = 'ATTEMPT_GAP';
    expect(await refusalOf(again)).toEqual(mayTry ? 'accepted' : { code: '23514', by });
  });
});
