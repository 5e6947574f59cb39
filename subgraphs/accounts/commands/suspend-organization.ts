import type { AccountsContext } from '../loaders.ts';
import { moveOrganization, type MoveOrganizationInput } from './move-organization.ts';

/** Closes an organization to its members until an owner opens it again. */
export function suspendOrganization(input: MoveOrganizationInput, context: AccountsContext) {
  return moveOrganization(input, context, {
    name: 'suspendOrganization',
    from: 'ACTIVE',
    to: 'SUSPENDED',
    eventType: 'accounts.organization.suspended.v1',
    otherwise: 'only one in use can be suspended',
  });
}
