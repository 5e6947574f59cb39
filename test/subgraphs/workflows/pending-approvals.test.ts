import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import {
  approver,
  ask,
  decide,
  makeRunIn,
  makeWaitingRun,
  move,
  otherApprover,
  requester,
  stranger,
} from './run-fixture.ts';

describe.each(engines)('what waits for a user on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => (workflows = await engine.openSubgraph(definition)));
  afterAll(() => workflows.close());

  /** Who of the people sees a request among what waits for them. */
  async function seenBy(request: string): Promise<readonly string[]> {
    const people = { approver, otherApprover, requester, stranger };
    const [row] = await workflows.app(
      'select public_ref from approval_requests where approval_request_id = ?',
      [request],
    );
    const answer = await workflows.execute(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on User { pendingApprovals(first: 100) { nodes { id } } } } }`,
      { representations: Object.values(people).map((id) => ({ __typename: 'User', id })) },
    );
    expect(answer.errors).toEqual([]);
    const { _entities } = answer.data as {
      _entities: { pendingApprovals: { nodes: { id: string }[] } }[];
    };
    return Object.keys(people).filter((_person, index) =>
      _entities[index]?.pendingApprovals.nodes.some(({ id }) => id === row?.['public_ref']),
    );
  }

  test('is what the user was asked for', async () => {
    const { request } = await makeWaitingRun(workflows);
    expect(await seenBy(request)).toEqual(['approver', 'otherApprover']);
  });

  test('is nothing that others were asked for', async () => {
    const { request } = await makeWaitingRun(workflows, { approvers: [otherApprover] });
    expect(await seenBy(request)).toEqual(['otherApprover']);
  });

  test('is nothing before the run waits', async () => {
    const { run } = await makeRunIn(workflows, 'RUNNING');
    expect(await seenBy(await ask(workflows, run))).toEqual([]);
  });

  test('is nothing that the user has decided, while it waits for others', async () => {
    const { request } = await makeWaitingRun(workflows, { required: 2 });
    await decide(workflows, request);
    expect(await seenBy(request)).toEqual(['otherApprover']);
  });

  test('is nothing that a delegate has decided in the user’s name', async () => {
    const { request } = await makeWaitingRun(workflows, { required: 2 });
    await decide(workflows, request, { actor: stranger, onBehalfOf: approver });
    expect(await seenBy(request)).toEqual(['otherApprover']);
  });

  test.each(['APPROVE', 'REJECT'])('is nothing that is decided: %s', async (decision) => {
    const { request } = await makeWaitingRun(workflows);
    await decide(workflows, request, { decision });
    expect(await seenBy(request)).toEqual([]);
  });

  test.each(['expire', 'cancel'])('is nothing of a run that has ended: %s', async (event) => {
    const { run, request } = await makeWaitingRun(workflows);
    await move(workflows, { run, event });
    expect(await seenBy(request)).toEqual([]);
  });
});
