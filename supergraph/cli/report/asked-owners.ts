import type { Finding } from '@demarc/supergraph/contract';
import type { CheckReport } from '../../check-report.ts';
import { remarksOf } from './remarks.ts';
import type { ReportReader } from './report-reader.ts';

/** A team to talk to. */
export interface AskedOwner {
  readonly owner: string;
  /** A channel, an address. */
  readonly contact: string;
}

/** Whom to talk to: the owners of what refuses and of what needs an approval, on every side. */
export function askedOwners(
  report: CheckReport,
  { contacts }: Pick<ReportReader, 'contacts'>,
): readonly AskedOwner[] {
  const owners = new Set(remarksOf(report).filter(isToBeTalkedAbout).flatMap(ownersOf));
  return [...owners].flatMap((owner) => {
    const contact = contacts.get(owner);
    // Whom owners.yaml does not know cannot be asked.
    return contact === undefined ? [] : [{ owner, contact }];
  });
}

/** What is allowed, but not without the owners. */
const approvals = ['APPROVAL_NEEDED', 'OWNERSHIP_TRANSFER'];

function isToBeTalkedAbout({ severity, code }: Finding): boolean {
  return severity === 'ERROR' || approvals.includes(code);
}

function ownersOf({ owner, otherPlaces = [] }: Finding): readonly string[] {
  return [owner, ...otherPlaces.map((place) => place.owner)].filter((one) => one !== undefined);
}
