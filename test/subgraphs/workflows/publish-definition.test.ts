import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { send } from './mutations.ts';
import { home, homeWorkspace, memberOfWorkspace, people } from './people.ts';
import { announced, approval, reported } from './run-scene.ts';

const { publisher } = people;

describe.each(engines)('a definition on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: 1 });
  });
  afterAll(() => workflows.close());

  const publish = (more: object, who = publisher) =>
    send(workflows, who, 'publishWorkflowDefinition', {
      organizationId: home,
      name: 'Refund',
      steps: [announced('one')],
      ...more,
    });

  const factsOf = (ref: string) =>
    workflows.owner(
      `select event_type, actor_ref, organization_ref from domain_events
       where aggregate_id = ? order by aggregate_seq`,
      [ref],
    );

  test('begins with its first version, and says each step as it was said', async () => {
    const steps = [announced('check'), approval('approve', 2), reported('pay')];
    const outcome = await publish({ key: 'refund', steps });
    expect(outcome).toEqual({
      __typename: 'PublishWorkflowDefinitionPayload',
      replayed: false,
      versionNumber: 1,
      definition: {
        id: expect.stringMatching(/^wfd_/),
        key: 'refund',
        name: 'Refund',
        workspace: null,
        currentVersion: {
          versionNumber: 1,
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          steps: [
            {
              key: 'check',
              name: 'Do check',
              kind: 'ACTION',
              requiredCount: null,
              dueInHours: null,
              awaitsReport: false,
            },
            {
              key: 'approve',
              name: 'Decide approve',
              kind: 'APPROVAL',
              requiredCount: 2,
              dueInHours: 24,
              awaitsReport: false,
            },
            {
              key: 'pay',
              name: 'Do pay',
              kind: 'ACTION',
              requiredCount: null,
              dueInHours: null,
              awaitsReport: true,
            },
          ],
        },
      },
    });
    const told = { actor_ref: publisher.subject, organization_ref: home };
    expect(await factsOf(outcome.definition.id)).toEqual([
      { event_type: 'workflows.definition.published.v1', ...told },
    ]);
  });

  test('gets another version for other steps, and another name without one', async () => {
    const first = await publish({ key: 'growing' });
    const second = await publish({ key: 'growing', steps: [announced('two')] });
    expect(second).toMatchObject({
      versionNumber: 2,
      definition: { id: first.definition.id, currentVersion: { versionNumber: 2 } },
    });
    const renamed = await publish({ key: 'growing', name: 'Growing', steps: [announced('two')] });
    expect(renamed).toMatchObject({
      __typename: 'PublishWorkflowDefinitionPayload',
      versionNumber: 2,
      definition: { name: 'Growing', currentVersion: { versionNumber: 2 } },
    });
    const types = (await factsOf(first.definition.id)).map((fact) => fact['event_type']);
    expect(types).toEqual([
      'workflows.definition.published.v1',
      'workflows.definition.published.v1',
      'workflows.definition.renamed.v1',
    ]);
  });

  test('may say again what an older version said', async () => {
    await publish({ key: 'back' });
    await publish({ key: 'back', steps: [announced('two')] });
    expect(await publish({ key: 'back' })).toMatchObject({ versionNumber: 3 });
  });

  test('of the seed is unchanged when it is said in the same words', async () => {
    const steps = [
      { key: 'extract', name: 'Read the rows', kind: 'ACTION' },
      { key: 'mask', name: 'Mask personal data', kind: 'ACTION', awaitsReport: false },
      { key: 'deliver', name: 'Write the file', kind: 'ACTION' },
    ];
    const seeded = { key: 'data-export', name: 'Data export', workspaceId: homeWorkspace, steps };
    expect(await publish(seeded)).toMatchObject({
      __typename: 'DefinitionUnchanged',
      versionNumber: 2,
    });
  });

  test('of a workspace is published by who may there, beside the organization’s of that key', async () => {
    const whole = await publish({ key: 'both' });
    const there = memberOfWorkspace(homeWorkspace, ['workflows.definition.publish']);
    const own = await publish({ key: 'both', workspaceId: homeWorkspace }, there);
    expect(own).toMatchObject({
      versionNumber: 1,
      definition: { workspace: { id: homeWorkspace } },
    });
    expect(own.definition.id).not.toBe(whole.definition.id);
  });

  test('of one key belongs to each organization by itself', async () => {
    const other = seedRef('org', 2);
    const here = await publish({ key: 'shared' });
    const there = await publish({ key: 'shared', organizationId: other }, memberOf([other]));
    expect(there).toMatchObject({ versionNumber: 1 });
    expect(there.definition.id).not.toBe(here.definition.id);
  });
});
