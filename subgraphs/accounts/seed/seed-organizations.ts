import type { EntityManager } from '@mikro-orm/sql';
import {
  appendEvents,
  daysBefore,
  insertAll,
  seedChoice,
  seedNumber,
  seedRef,
  seedWorkspaceCount,
  type SeedPlan,
} from '@demarc/kit';
import { FeatureRollout } from '../model/feature-rollout.ts';
import { Organization, type OrganizationLifecycleState } from '../model/organization.ts';
import { Workspace } from '../model/workspace.ts';
import { organizationName, workspaceNames } from './seed-names.ts';

/** An organization that was seeded. */
export interface SeededOrganization {
  /** 1, 2, 3 …: what its refs are made from. */
  readonly ordinal: number;
  readonly organizationId: bigint;
  readonly createdAt: Date;
}

/** Seeds organizations with their workspaces, and how features are rolled out. */
export async function seedOrganizations(
  em: EntityManager,
  plan: SeedPlan,
): Promise<readonly SeededOrganization[]> {
  const rows = Array.from({ length: plan.organizations }, (_, index) => ({
    publicRef: seedRef('org', index + 1),
    legalName: organizationName(index + 1),
    lifecycleState: lifecycleOf(index + 1),
    regionCode: seedChoice(['de', 'fr', 'in', 'us'], 'region', index + 1),
    createdAt: daysBefore(plan.today, 200 + seedNumber(200, 'age', index + 1)),
    version: 1n,
  }));
  await appendEvents(
    em,
    rows.map(({ publicRef, createdAt, legalName, regionCode }) => ({
      aggregateType: 'organization',
      aggregateId: publicRef,
      organizationRef: publicRef,
      aggregateSeq: 1,
      eventType: 'accounts.organization.created.v1',
      occurredAt: createdAt,
      actorRef: 'system:seed',
      traceId: 'seed',
      payload: { organizationRef: publicRef, legalName, regionCode },
    })),
  );
  // Step by step, as they went: a state is reached only through those before it.
  const organizations = await insertAll(
    em,
    Organization,
    rows.map((row) => ({ ...row, lifecycleState: firstStateOf(row.lifecycleState) })),
  );
  for (const state of ['SUSPENDED', 'CLOSED'] as const) {
    const publicRef = {
      $in: rows.flatMap((row) => (row.lifecycleState === state ? [row.publicRef] : [])),
    };
    await em.nativeUpdate(Organization, { publicRef }, { lifecycleState: state });
  }
  const seeded = organizations.map(({ organizationId, createdAt }, index) => ({
    ordinal: index + 1,
    organizationId,
    createdAt,
  }));
  await insertAll(em, Workspace, seeded.flatMap(workspacesOf));
  // The third workspace of an organization is not in use any more.
  const thirds = seeded.map(({ ordinal }) => seedRef('wsp', ordinal, 3));
  await em.nativeUpdate(Workspace, { publicRef: { $in: thirds } }, { lifecycleState: 'ARCHIVED' });
  await seedRollouts(em);
  return seeded;
}

/** Most are in use; a few stand at every other station. The first three are always in use. */
function lifecycleOf(ordinal: number): OrganizationLifecycleState {
  if (ordinal <= 3) return 'ACTIVE';
  const lot = seedNumber(12, 'lifecycle', ordinal);
  if (lot === 0) return 'PROVISIONING';
  if (lot === 1) return 'SUSPENDED';
  return lot === 2 ? 'CLOSED' : 'ACTIVE';
}

function firstStateOf(state: OrganizationLifecycleState): OrganizationLifecycleState {
  return state === 'PROVISIONING' ? state : 'ACTIVE';
}

function workspacesOf({ ordinal, organizationId, createdAt }: SeededOrganization) {
  return Array.from({ length: seedWorkspaceCount(ordinal) }, (_, index) => ({
    publicRef: seedRef('wsp', ordinal, index + 1),
    organizationId,
    name: workspaceNames[index % workspaceNames.length] ?? `Workspace ${index + 1}`,
    lifecycleState: 'ACTIVE' as const,
    createdAt: daysBefore(createdAt, -index - 1),
    version: 1n,
  }));
}

async function seedRollouts(em: EntityManager): Promise<void> {
  await insertAll(em, FeatureRollout, [
    { featureCode: 'api-calls', stage: 'ON', percentage: 0, organizationRefs: [] },
    {
      featureCode: 'approvals',
      stage: 'PERCENTAGE',
      percentage: 50,
      organizationRefs: [],
      permissionCode: 'workflows.run.approve',
    },
    {
      featureCode: 'assistant',
      stage: 'OFF',
      percentage: 0,
      organizationRefs: [seedRef('org', 1)],
    },
  ]);
}
