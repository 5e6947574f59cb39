import {
  daysBefore,
  seedChoice,
  seedInvoiceCount,
  seedMemberCount,
  seedNumber,
  seedRef,
  seedRunCount,
  type SeedPlan,
} from '@demarc/kit';
import type {
  ApprovalStep,
  DefinitionVersion,
  StepDefinition,
} from '../model/definition-version.ts';
import { APPROVAL_HOURS, catalogue, type CatalogueEntry } from './definition-catalogue.ts';
import { definitionPath, type SeededVersions } from './seed-definitions.ts';
import { approvalPaths, machinePaths, type RunPath } from './run-path.ts';

/** Which run: the ordinals of its organization, of its workspace there, and of the run in it. */
export interface RunName {
  readonly organization: number;
  readonly workspace: number;
  readonly run: number;
}

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
const MINUTE_MS = 60_000;

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
export function timeOf({ path, times }: RunStory, event: string): Date | undefined {
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

/** A review needs two approvers; a team that has fewer reviews nothing. */
function entryOf({ organization, workspace, run }: RunName, approvers: number): CatalogueEntry {
  if (isRich({ organization, workspace, run })) return catalogue.invoiceApproval;
  const { invoiceApproval, accessReview, dataExport } = catalogue;
  return seedChoice(
    [dataExport, invoiceApproval, approvers < 2 ? invoiceApproval : accessReview],
    'definition',
    organization,
    workspace,
    run,
  );
}

/** Old runs have ended; the newest of a workspace may still be on its way. */
function pathOf(name: RunName, entry: CatalogueEntry): RunPath {
  const { organization, workspace, run } = name;
  const isNewest = run === seedRunCount(organization, workspace);
  if (entry.scope === 'WORKSPACE') {
    const { running, created, completed, ...ended } = machinePaths;
    const paths = isNewest ? [running, created] : [completed, completed, ...Object.values(ended)];
    return seedChoice<RunPath>(paths, 'path', organization, workspace, run);
  }
  const { waiting, completed, expired, ...ended } = approvalPaths;
  if (isNewest) return waiting;
  return seedChoice<RunPath>(
    [completed, completed, completed, expired, ...Object.values(ended)],
    'path',
    organization,
    workspace,
    run,
  );
}

/** The first two organizations each have something to approve among their newest runs. */
function isRich({ organization, workspace, run }: RunName): boolean {
  return organization <= 2 && workspace === 1 && run === seedRunCount(organization, workspace);
}

/** One run a month in each workspace, the newest within the last three weeks. */
function runAt({ organization, workspace, run }: RunName, plan: SeedPlan): Date {
  const path = [organization, workspace, run];
  const months = seedRunCount(organization, workspace) - run;
  const day = daysBefore(plan.today, months * 30 + 2 + seedNumber(19, 'run day', ...path));
  return new Date(day.getTime() + seedNumber(24 * 60, 'run minute', ...path) * MINUTE_MS);
}

/** The morning after the month of the organization's first invoice. */
function firstInvoiceAt(organization: number, { today }: SeedPlan): Date {
  const months = seedInvoiceCount(organization) - 1;
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months, 1, 9));
}

/** People answer within hours, the machine within minutes; an expiry comes when the time is over. */
function timesOf({ events }: RunPath, createdAt: Date, path: readonly number[]): readonly Date[] {
  let at = createdAt.getTime();
  return events.map((event, index) => {
    const minutes = 1 + seedNumber(minutesUpTo(event), 'minutes', ...path, index);
    at += (minutes + (event === 'expire' ? APPROVAL_HOURS * 60 : 0)) * MINUTE_MS;
    return new Date(at);
  });
}

function minutesUpTo(event: string): number {
  return event === 'approve' || event === 'reject' ? 20 * 60 : 30;
}
