import { seedChoice, seedRunCount } from '@demarc/kit';
import { catalogue, type CatalogueEntry } from './definition-catalogue.ts';
import { approvalPaths, machinePaths, type RunPath } from './run-path.ts';
import type { RunName } from './run-name.ts';

/** A review needs two approvers; a team that has fewer reviews nothing. */
export function entryOf(
  { organization, workspace, run }: RunName,
  approvers: number,
): CatalogueEntry {
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
export function pathOf(name: RunName, entry: CatalogueEntry): RunPath {
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
