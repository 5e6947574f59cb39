import { seedChoice, seedMemberCount, seedRef, type SeedPlan } from '@demarc/kit';
import type {
  ApprovalStep,
  DefinitionVersion,
  StepDefinition,
} from '../model/definition-version.ts';
import { catalogue, type CatalogueEntry } from './definition-catalogue.ts';
import { entryOf, pathOf } from './run-choice.ts';
import type { RunEvent } from '../machine/move-facts.ts';
import type { RunName } from './run-name.ts';
import { approvalPaths, type RunPath } from './run-path.ts';
import { firstInvoiceAt, runAt, timesOf } from './run-times.ts';
import { definitionPath, type SeededVersions } from './seed-definitions.ts';

/** Everything that becomes of one seeded run, before a row of it is written. */
export interface RunStory extends RunName {
  readonly ref: string;
  readonly entry: CatalogueEntry;
  readonly version: DefinitionVersion;
  readonly path: RunPath;
  readonly subjectRef: string | null;
  readonly requesterRef: string;
  /** Who may approve: everybody but the requester. */
  readonly approverRefs: readonly string[];
  readonly createdAt: Date;
  /** When each event of the path happens. */
  readonly times: readonly Date[];
}

/** The fifth of a team is invited only: nothing is asked of the invited. */
const MAX_ACTIVE_MEMBERS = 4;

/** Tells the story of a run: the same for equal names and plans. */
export function tellRun(name: RunName, versions: SeededVersions, plan: SeedPlan): RunStory {
  const path = [name.organization, name.workspace, name.run];
  const members = Array.from(
    { length: Math.min(seedMemberCount(name.organization), MAX_ACTIVE_MEMBERS) },
    (_, index) => seedRef('usr', name.organization, index + 1),
  );
  const requesterRef = seedChoice(members, 'requester', ...path);
  const approverRefs = members.filter((member) => member !== requesterRef);
  const decidesOnInvoice = name.workspace === 1 && name.run === 1;
  const createdAt = decidesOnInvoice ? firstInvoiceAt(name.organization, plan) : runAt(name, plan);
  const entry = decidesOnInvoice ? catalogue.invoiceApproval : entryOf(name, approverRefs.length);
  const published = versions.get(definitionPath(entry, name.organization, name.workspace)) ?? [];
  const version = published.findLast((one) => one.publishedAt <= createdAt);
  if (!version)
    throw new RangeError(`No version of ${entry.key} is older than run ${path.join()}.`);
  const runPath = decidesOnInvoice ? approvalPaths.completed : pathOf(name, entry);
  return {
    ...name,
    ref: seedRef('run', ...path),
    entry,
    version,
    path: runPath,
    subjectRef: decidesOnInvoice ? seedRef('inv', name.organization, 1) : null,
    requesterRef,
    approverRefs,
    createdAt,
    times: timesOf(runPath, createdAt, path),
  };
}

/** When an event of the story's path first happens; undefined when it does not. */
export function timeOf({ path, times }: RunStory, event: RunEvent): Date | undefined {
  return times[path.events.indexOf(event)];
}

/** The step of the story's version that people decide, if it has one. */
export function approvalStepOf({ version }: RunStory): ApprovalStep | undefined {
  return version.steps().find(isApproval);
}

/** The name of the approval that a story's run asks for; a run asks once. */
export function approvalRefOf({ organization, workspace, run }: RunName): string {
  return seedRef('apr', organization, workspace, run);
}

function isApproval(step: StepDefinition): step is ApprovalStep {
  return step.kind === 'APPROVAL';
}
