import type { EntityManager } from '@mikro-orm/sql';
import { seedRunCount, seedWorkspaceCount, type SeedPlan } from '@demarc/kit';
import { seedDefinitions } from './seed/seed-definitions.ts';
import { seedRuns } from './seed/seed-runs.ts';
import type { RunName } from './seed/run-name.ts';
import { tellRun } from './seed/run-story.ts';

/** Organizations at a time: enough for long statements, few enough for a small memory. */
const CHUNK = 50;

/** Fills an empty workflows database: what can be run, and months of runs. */
export async function seedWorkflows(em: EntityManager, plan: SeedPlan): Promise<void> {
  for (let done = 0; done < plan.organizations; done += CHUNK) {
    const organizations = Array.from(
      { length: Math.min(CHUNK, plan.organizations - done) },
      (_, index) => done + index + 1,
    );
    const versions = await seedDefinitions(em, organizations, plan);
    const stories = organizations
      .flatMap(namesOf)
      .map((name) => tellRun(name, versions, plan))
      // Lists are by primary key, newest first: the later run gets the higher one.
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    await seedRuns(em, stories);
    em.clear();
  }
}

function namesOf(organization: number): readonly RunName[] {
  return Array.from({ length: seedWorkspaceCount(organization) }, (_, w) => w + 1).flatMap(
    (workspace) =>
      Array.from({ length: seedRunCount(organization, workspace) }, (_, r) => ({
        organization,
        workspace,
        run: r + 1,
      })),
  );
}
