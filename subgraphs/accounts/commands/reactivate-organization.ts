import type { AccountsContext } from '../loaders.ts';
import { moveOrganization, type MoveOrganizationInput } from './move-organization.ts';

/** Opens an organization that was suspended: its owners keep that permission, and no other. */
export function reactivateOrganization(input: MoveOrganizationInput, context: AccountsContext) {
  return moveOrganization(input, context, {
    name: 'reactivateOrganization',
    from: 'SUSPENDED',
    to: 'ACTIVE',
    eventType: 'accounts.organization.reactivated.v1',
    otherwise: 'only a suspended one can be opened again',
  });
}
