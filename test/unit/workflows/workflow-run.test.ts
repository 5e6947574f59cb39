import { expect, test } from '@jest/globals';
import { DefinitionVersion } from '../../../subgraphs/workflows/model/definition-version.ts';
import { WorkflowDefinition } from '../../../subgraphs/workflows/model/workflow-definition.ts';
import { WorkflowRun, workflowRunStates } from '../../../subgraphs/workflows/model/workflow-run.ts';

const runIn = (state: WorkflowRun['state']) => Object.assign(new WorkflowRun(), { state });

test('a run can be cancelled while it has not ended, and retried once it has failed', () => {
  const cancellable = workflowRunStates.filter((state) => runIn(state).mayBeCancelled());
  expect(cancellable).toEqual(['CREATED', 'RUNNING', 'WAITING_APPROVAL']);
  expect(workflowRunStates.filter((state) => runIn(state).mayBeRetried())).toEqual(['FAILED']);
});

test.each<[string | null, string, boolean]>([
  ['wsp_a', 'wsp_a', true],
  ['wsp_a', 'wsp_b', false],
  [null, 'wsp_b', true],
])('a definition of %s runs in %s: %s', (workspaceRef, workspace, isRunnable) => {
  const definition = Object.assign(new WorkflowDefinition(), { workspaceRef });
  expect(definition.isRunnableIn(workspace)).toBe(isRunnable);
});

const step = (key: string, requiredCount?: number) =>
  requiredCount === undefined
    ? { key, name: key, kind: 'ACTION' }
    : { key, name: key, kind: 'APPROVAL', requiredCount, dueInHours: 1 };

test.each([
  { steps: [step('a')], required: 0 },
  { steps: [step('a', 1), step('b'), step('c', 3), step('d', 2)], required: 3 },
])('a version of $steps needs $required approvers', ({ steps, required }) => {
  const version = Object.assign(new DefinitionVersion(), { body: { steps } });
  expect(version.requiredApprovers()).toBe(required);
  expect(version.step('a')).toEqual(steps[0]);
  expect(version.step('z')).toBeUndefined();
});
