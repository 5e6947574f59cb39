import type { Identity } from '@demarc/foundation/identity';
import { seedRef } from '@demarc/kit';
import { memberOf } from '../../kit/identities.ts';

/** The tenant of most tests, and one that must see nothing of it. */
export const home = seedRef('org', 1);
export const elsewhere = seedRef('org', 2);
export const homeWorkspace = seedRef('wsp', 1, 1);
export const otherWorkspace = seedRef('wsp', 1, 2);

const may = (subject: string, ...permissions: string[]) =>
  memberOf([home], permissions, seedRef('usr', 'people', subject));

/** People of one organization: who starts runs, who approves them, who may only read. */
export const people = {
  publisher: may('publisher', 'workflows.definition.publish', 'workflows.run.read'),
  starter: may('starter', 'workflows.run.start', 'workflows.run.read'),
  first: may('first', 'workflows.run.approve', 'workflows.run.read'),
  second: may('second', 'workflows.run.approve', 'workflows.run.read'),
  /** May do everything, and starts runs too. */
  owner: memberOf([home], undefined, seedRef('usr', 'people', 'owner')),
  reader: may('reader', 'workflows.run.read'),
  nobody: may('nobody'),
  /** May do everything, in the other organization. */
  stranger: memberOf([elsewhere], undefined, seedRef('usr', 'people', 'stranger')),
} as const satisfies Record<string, Identity>;

/** Somebody who may do this in one workspace alone. */
export function memberOfWorkspace(
  workspace: string,
  permissions: readonly string[],
  subject = seedRef('usr', 'people', workspace),
): Identity {
  return { subject, grants: [{ organization: home, workspace, permissions, onBehalfOf: null }] };
}

/** Somebody to whom another one has lent permissions in the whole organization, and who has some too. */
export function delegateOf(
  lender: Identity,
  permissions: readonly string[],
  { own = ['workflows.run.read'], subject = seedRef('usr', 'people', 'delegate') } = {},
): Identity {
  const place = { organization: home, workspace: null };
  return {
    subject,
    grants: [
      { ...place, permissions: own, onBehalfOf: null },
      { ...place, permissions, onBehalfOf: lender.subject },
    ],
  };
}
