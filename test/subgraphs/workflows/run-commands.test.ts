import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Identity } from '@demarc/foundation/identity';
import { runJob } from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { send, type MutationName, type MutationOutcome } from './mutations.ts';
import { delegateOf, home, people } from './people.ts';
import { announced, approval, countRows, reported, startScene } from './run-scene.ts';
import { RunModel, type ModelStep } from './run-model.ts';
import { runRules } from './run-rules.ts';

const APPROVE = 'workflows.run.approve';
const { first, second } = people;
const requester = people.owner;
const approvers = [first, second];

/** Who decides, and in whose name. */
const speakers = {
  first: { who: first },
  second: { who: second },
  delegate: { who: delegateOf(first, [APPROVE]), for: first },
  /** Lent by both: one person, and only one voice of it. */
  both: {
    who: {
      ...second,
      grants: [...second.grants, ...delegateOf(first, [APPROVE]).grants.slice(1)],
    },
    for: first,
  },
  unasked: { who: memberOf([home], [APPROVE], people.reader.subject) },
  unlent: { who: people.reader },
  requester: { who: requester },
  stranger: { who: people.stranger },
} as const satisfies Record<string, { readonly who: Identity; readonly for?: Identity }>;

/** What is refused whatever the run's state is. */
const refusedAlways: Readonly<Record<string, string>> = {
  unlent: 'PermissionDenied',
  requester: 'RequesterMayNotDecide',
  stranger: 'TargetNotFound',
};

const steps = fc.array(fc.constantFrom<ModelStep>('ANNOUNCED', 'REPORTED', 1, 2), {
  minLength: 1,
  maxLength: 4,
});
const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      speaker: fc.constantFrom(...(Object.keys(speakers) as (keyof typeof speakers)[])),
      isYes: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      step: fc.nat(3),
      attempt: fc.integer({ min: 1, max: 3 }),
      isDone: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('retry' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const) }) },
);
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never;

const keyOf = (step: number) => `step-${step}`;
const stepOf = (step: ModelStep, index: number) =>
  step === 'ANNOUNCED'
    ? announced(keyOf(index))
    : step === 'REPORTED'
      ? reported(keyOf(index))
      : approval(keyOf(index), step);

describe.each(engines)('any sequence of commands on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => (workflows = await engine.openSubgraph(definition)));
  afterAll(() => workflows.close());

  const expire = async () => {
    const job = definition.jobs?.['expire-approvals'];
    if (!job) throw new TypeError('There is no such job.');
    const now = new Date('2026-11-04T00:00:00Z');
    return runJob(job, { context: 'workflows', database: workflows.database, now });
  };

  /** Sends it, and holds that a refusal leaves everything as it was. */
  async function sendAndWatch(
    who: Identity,
    name: MutationName,
    input: object,
  ): Promise<MutationOutcome> {
    const before = await countRows(workflows);
    const outcome = await send(workflows, who, name, { ...input });
    if (!outcome.__typename.endsWith('Payload') || outcome['replayed'] === true) {
      expect(await countRows(workflows)).toEqual(before);
    }
    return outcome;
  }

  async function runCommands(shape: readonly ModelStep[], commands: readonly Command[]) {
    const { runId } = await startScene(workflows, shape.map(stepOf), { by: requester, approvers });
    const model = new RunModel(
      shape,
      approvers.map(({ subject }) => subject),
    );
    let sent:
      { who: Identity; name: MutationName; input: object; outcome: MutationOutcome } | undefined;
    const act = async (who: Identity, name: MutationName, input: object) => {
      const named = { requestId: randomUUID(), ...input };
      const outcome = await sendAndWatch(who, name, named);
      sent = { who, name, input: named, outcome };
      return outcome.__typename;
    };
    const approvalId = async () => {
      const [row] = await workflows.owner(
        `select asked.public_ref from approval_requests as asked join workflow_runs as run
           using (workflow_run_id) where run.public_ref = ? order by approval_request_id desc limit 1`,
        [runId],
      );
      return row?.['public_ref'];
    };
    for (const one of commands) {
      switch (one.kind) {
        case 'decide': {
          if (model.approvals.length === 0) break;
          const speaker = speakers[one.speaker];
          const behalf = 'for' in speaker ? speaker.for.subject : null;
          const came = await act(speaker.who, 'decideApproval', {
            approvalId: await approvalId(),
            decision: one.isYes ? 'APPROVE' : 'REJECT',
            onBehalfOfId: behalf,
          });
          const actor = speaker.who.subject;
          expect(came).toBe(
            refusedAlways[one.speaker] ??
              model.decide({ actor, approver: behalf ?? actor }, one.isYes),
          );
          break;
        }
        case 'report': {
          const { step, attempt, isDone } = one;
          const came = await act(requester, 'reportStep', {
            runId,
            stepKey: keyOf(step),
            attempt,
            outcome: isDone ? 'SUCCEEDED' : 'FAILED',
          });
          expect(came).toBe(model.report(step, attempt, isDone));
          break;
        }
        case 'retry':
          expect(await act(requester, 'retryRun', { runId })).toBe(model.retry());
          break;
        case 'cancel':
          expect(await act(people.starter, 'cancelRun', { runId })).toBe(model.cancel());
          break;
        case 'expire':
          expect(await expire()).toEqual({ expired: model.expire() ? 1 : 0 });
          break;
        case 'again':
          if (sent) {
            const again = await sendAndWatch(sent.who, sent.name, sent.input);
            expect(again.__typename).toBe(sent.outcome.__typename);
          }
      }
      const rows = await workflows.owner(
        `select run.state, step_key, attempt, step.state as step_state
         from workflow_runs as run join run_steps as step using (workflow_run_id)
         where run.public_ref = ? order by step_key, attempt`,
        [runId],
      );
      expect(rows[0]?.['state']).toBe(model.state);
      expect(rows.map((row) => [row['step_key'], row['attempt'], row['step_state']])).toEqual(
        model.attempts.flatMap((attempts, step) =>
          attempts.map((state, index) => [keyOf(step), index + 1, state]),
        ),
      );
    }
    // Later sequences are not to find it waiting when their time is over.
    if (model.expire()) expect(await expire()).toEqual({ expired: 1 });
  }

  test('does what a plain model says, and keeps every rule', async () => {
    await fc.assert(fc.asyncProperty(steps, fc.array(command, { maxLength: 12 }), runCommands), {
      numRuns: 25,
      endOnFailure: true,
    });
    for (const { rule, broken } of runRules) {
      expect({ rule, broken: await workflows.owner(broken) }).toEqual({ rule, broken: [] });
    }
  }, 240_000);
});
