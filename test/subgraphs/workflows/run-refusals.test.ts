import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { send } from './mutations.ts';
import { otherWorkspace, people } from './people.ts';
import { publish, refusedMutations, type Scene } from './refused-mutations.ts';
import { announced, approval, countRows, publishSteps, reported, startScene } from './run-scene.ts';

const { first, owner, publisher } = people;

describe.each(engines)('workflows on %s refuse', (_name, engine) => {
  let workflows: TestSubgraph;
  let scene: Scene;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition);
    await send(workflows, publisher, 'publishWorkflowDefinition', publish({})());
    const two = [approval('approve', 2)];
    const halfApproved = await startScene(workflows, two);
    const approved = await startScene(workflows, [approval('approve')]);
    const decision = 'APPROVE';
    for (const { approvalId } of [halfApproved, approved]) {
      await send(workflows, first, 'decideApproval', { approvalId, decision });
    }
    const pick = ({ runId, approvalId }: { runId: string; approvalId: string }) => ({
      runId,
      approvalId,
    });
    scene = {
      definitionId: halfApproved.definitionId,
      bound: await publishSteps(workflows, two, { workspaceId: otherWorkspace }),
      waiting: pick(await startScene(workflows, two, { by: owner })),
      running: { runId: (await startScene(workflows, [reported('deliver')])).runId },
      done: { runId: (await startScene(workflows, [announced('one')])).runId },
      halfApproved: pick(halfApproved),
      approved: { approvalId: approved.approvalId },
    };
  });
  afterAll(() => workflows.close());

  test.each(refusedMutations)(
    '$name: $what ($who.subject)',
    async ({ who, name, input, refusal }) => {
      const before = await countRows(workflows);
      const asked = { requestId: randomUUID(), ...input(scene) };
      const outcome = await send(workflows, who, name, asked);
      expect(outcome).toEqual({ message: expect.stringMatching(/\.$/), ...refusal });
      expect(await countRows(workflows)).toEqual(before);
      expect(await send(workflows, who, name, asked)).toEqual(outcome);
      expect(await countRows(workflows)).toEqual(before);
    },
  );
});
