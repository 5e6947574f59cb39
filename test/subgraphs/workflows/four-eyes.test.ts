import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Identity } from '@demarc/foundation/identity';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { send } from './mutations.ts';
import { delegateOf, otherWorkspace, people } from './people.ts';
import { approval, startScene } from './run-scene.ts';

const { first, owner, second, starter } = people;
const APPROVE = 'workflows.run.approve';
const delegate = delegateOf(first, [APPROVE]);

describe.each(engines)('four eyes on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => (workflows = await engine.openSubgraph(definition)));
  afterAll(() => workflows.close());

  const ask = (required = 1, options = {}) =>
    startScene(workflows, [approval('approve', required)], options);

  const decide = (who: Identity, approvalId: string, more: object = {}) =>
    send(workflows, who, 'decideApproval', { approvalId, decision: 'APPROVE', ...more });

  test('let a delegate decide in the name of an approver who lent the permission', async () => {
    const { approvalId } = await ask();
    const onBehalfOfId = first.subject;
    expect(await decide(delegate, approvalId, { onBehalfOfId })).toMatchObject({
      __typename: 'DecideApprovalPayload',
      run: {
        state: 'COMPLETED',
        approvalRequests: [
          { decisions: [{ actor: { id: delegate.subject }, onBehalfOf: { id: onBehalfOfId } }] },
        ],
      },
    });
  });

  test('take one’s own name for no delegation', async () => {
    const { approvalId } = await ask();
    const outcome = await decide(first, approvalId, { onBehalfOfId: first.subject });
    expect(outcome).toMatchObject({
      run: {
        approvalRequests: [{ decisions: [{ actor: { id: first.subject }, onBehalfOf: null }] }],
      },
    });
  });

  const lent = {
    ...delegate.grants[1],
    onBehalfOf: first.subject,
    organization: '',
    permissions: [APPROVE],
  };
  test.each([
    {
      what: 'lent for another organization',
      grant: {
        ...lent,
        workspace: null,
        organization: people.stranger.grants[0]?.organization ?? '',
      },
    },
    {
      what: 'lent for another workspace',
      grant: {
        ...lent,
        organization: starter.grants[0]?.organization ?? '',
        workspace: otherWorkspace,
      },
    },
    {
      what: 'lent without the permission',
      grant: {
        ...lent,
        workspace: null,
        organization: starter.grants[0]?.organization ?? '',
        permissions: ['workflows.run.read'],
      },
    },
    {
      what: 'lent by another',
      grant: {
        ...lent,
        workspace: null,
        organization: starter.grants[0]?.organization ?? '',
        onBehalfOf: second.subject,
      },
    },
  ])('refuse a delegate what is $what', async ({ grant }) => {
    const { approvalId } = await ask();
    const identity = { ...delegate, grants: [delegate.grants[0], grant] } as Identity;
    const outcome = await decide(identity, approvalId, { onBehalfOfId: first.subject });
    expect(outcome).toMatchObject({ __typename: 'PermissionDenied', permission: APPROVE });
  });

  test('do not let a lent permission pass for one’s own', async () => {
    const approver = delegateOf(owner, [APPROVE], { subject: second.subject });
    const { approvalId } = await ask();
    expect(await decide(approver, approvalId)).toMatchObject({ __typename: 'PermissionDenied' });
  });

  test('let a delegate speak only for who was asked', async () => {
    const { approvalId } = await ask(1, { approvers: [second] });
    expect(await decide(delegate, approvalId, { onBehalfOfId: first.subject })).toMatchObject({
      __typename: 'NotAnApprover',
      approverId: first.subject,
    });
  });

  test('keep whoever asked for the run from deciding in anybody’s name', async () => {
    const requester = delegateOf(first, [APPROVE], { own: ['workflows.run.start', APPROVE] });
    const { approvalId } = await ask(1, { by: requester });
    for (const more of [{}, { onBehalfOfId: first.subject }]) {
      expect(await decide(requester, approvalId, more)).toMatchObject({
        __typename: 'RequesterMayNotDecide',
      });
    }
  });

  test('keep anybody from deciding in the name of whoever asked', async () => {
    const { approvalId } = await ask(1, { by: owner });
    const friend = delegateOf(owner, [APPROVE]);
    const outcome = await decide(friend, approvalId, { onBehalfOfId: owner.subject });
    expect(outcome).toMatchObject({ __typename: 'RequesterMayNotDecide' });
  });

  describe('count one voice once:', () => {
    test('in person, then by a delegate', async () => {
      const { approvalId } = await ask(2);
      await decide(first, approvalId);
      const outcome = await decide(delegate, approvalId, { onBehalfOfId: first.subject });
      expect(outcome).toMatchObject({ __typename: 'AlreadyDecided', approverId: first.subject });
    });

    test('by a delegate, then in person', async () => {
      const { approvalId } = await ask(2);
      await decide(delegate, approvalId, { onBehalfOfId: first.subject });
      const outcome = await decide(first, approvalId);
      expect(outcome).toMatchObject({ __typename: 'AlreadyDecided', approverId: first.subject });
    });

    test('for oneself, then for another', async () => {
      const both = delegateOf(first, [APPROVE], { own: [APPROVE], subject: second.subject });
      const { approvalId } = await ask(2);
      await decide(both, approvalId);
      const outcome = await decide(both, approvalId, { onBehalfOfId: first.subject });
      expect(outcome).toMatchObject({ __typename: 'AlreadyDecided', approverId: first.subject });
    });
  });
});
