import type { Identity } from '@demarc/foundation/identity';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { send } from './mutations.ts';
import { home, homeWorkspace, people } from './people.ts';

/** A step as it is published. */
export type SceneStep = Readonly<Record<string, unknown>> & { readonly key: string };

export const announced = (key: string): SceneStep => ({ key, name: `Do ${key}`, kind: 'ACTION' });
export const reported = (key: string): SceneStep => ({ ...announced(key), awaitsReport: true });
export const approval = (key: string, requiredCount = 1): SceneStep => ({
  key,
  name: `Decide ${key}`,
  kind: 'APPROVAL',
  requiredCount,
  dueInHours: 24,
});

let published = 0;

/** Publishes steps under a key of their own; returns the definition's id. */
export async function publishSteps(
  workflows: TestSubgraph,
  steps: readonly SceneStep[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  published += 1;
  const outcome = await send(workflows, people.publisher, 'publishWorkflowDefinition', {
    organizationId: home,
    key: `scene-${published}`,
    name: 'A scene',
    steps,
    ...more,
  });
  return outcome.definition.id;
}

/** Who starts a scene, and who is asked. */
export interface SceneOptions {
  readonly by?: Identity;
  readonly approvers?: readonly Identity[];
}

/** Starts a run of these steps; returns what the mutation tells of it. */
export async function startScene(
  workflows: TestSubgraph,
  steps: readonly SceneStep[],
  { by = people.starter, approvers = [people.first, people.second] }: SceneOptions = {},
) {
  const definitionId = await publishSteps(workflows, steps);
  const outcome = await send(workflows, by, 'startRun', {
    definitionId,
    workspaceId: homeWorkspace,
    approverIds: approvers.map(({ subject }) => subject),
  });
  const { run } = outcome;
  return { definitionId, runId: run.id, approvalId: run.approvalRequests.at(-1)?.id ?? '', run };
}

/** How many rows each table holds: what a refusal must leave as it was. */
export async function countRows(workflows: TestSubgraph): Promise<Record<string, unknown>> {
  const tables = [
    'domain_events',
    'workflow_definitions',
    'definition_versions',
    'workflow_runs',
    'run_steps',
    'approval_requests',
    'approval_decisions',
    'workflow_transitions',
  ];
  const [counts = {}] = await workflows.owner(
    `select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join()},
       (select coalesce(jsonb_agg(jsonb_build_array(workflow_run_id, state, version) order by 1), '[]')
        from workflow_runs)::text as runs,
       (select coalesce(jsonb_agg(jsonb_build_array(run_step_id, state) order by 1), '[]')
        from run_steps)::text as steps`,
  );
  return counts;
}
