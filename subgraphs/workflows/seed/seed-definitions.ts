import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/sql';
import {
  canonicalJson,
  daysBefore,
  insertAll,
  seedRef,
  seedWorkspaceCount,
  type SeedPlan,
} from '@demarc/kit';
import { DefinitionVersion } from '../model/definition-version.ts';
import { WorkflowDefinition } from '../model/workflow-definition.ts';
import { catalogue, type CatalogueEntry } from './definition-catalogue.ts';

/** Versions that were seeded, oldest first, by what `definitionPath` names. */
export type SeededVersions = ReadonlyMap<string, readonly DefinitionVersion[]>;

/** Where the versions of a definition are found: an organization's, or a workspace's own. */
export function definitionPath(
  { key, scope }: CatalogueEntry,
  organization: number,
  workspace: number,
): string {
  return [key, organization, ...(scope === 'WORKSPACE' ? [workspace] : [])].join('/');
}

/** Seeds what organizations, by their ordinals, can run. The oldest runs are younger than any first version. */
export async function seedDefinitions(
  em: EntityManager,
  organizations: readonly number[],
  plan: SeedPlan,
): Promise<SeededVersions> {
  const wanted = organizations.flatMap((organization) => [
    { entry: catalogue.invoiceApproval, organization, workspace: 0 },
    { entry: catalogue.accessReview, organization, workspace: 0 },
    ...Array.from({ length: seedWorkspaceCount(organization) }, (_, index) => ({
      entry: catalogue.dataExport,
      organization,
      workspace: index + 1,
    })),
  ]);
  const definitions = await insertAll(
    em,
    WorkflowDefinition,
    wanted.map(({ entry, organization, workspace }) => ({
      publicRef: seedRef('wfd', organization, workspace, entry.key),
      organizationRef: seedRef('org', organization),
      workspaceRef: workspace === 0 ? null : seedRef('wsp', organization, workspace),
      key: entry.key,
      name: entry.name,
      createdAt: daysBefore(plan.today, 195),
    })),
  );
  const versions = await insertAll(
    em,
    DefinitionVersion,
    wanted.flatMap(({ entry, organization }, ordinal) =>
      entry.versions.map((body, index) => ({
        workflowDefinitionId: definitions[ordinal]?.workflowDefinitionId ?? 0n,
        versionNumber: index + 1,
        body,
        bodyHash: createHash('sha256').update(canonicalJson(body)).digest(),
        publishedByRef: seedRef('usr', organization, 1),
        publishedAt: daysBefore(plan.today, 190 - 100 * index),
      })),
    ),
  );
  const byDefinition = Map.groupBy(versions, (version) => version.workflowDefinitionId);
  return new Map(
    wanted.map(({ entry, organization, workspace }, ordinal) => [
      definitionPath(entry, organization, workspace),
      byDefinition.get(definitions[ordinal]?.workflowDefinitionId ?? 0n) ?? [],
    ]),
  );
}
