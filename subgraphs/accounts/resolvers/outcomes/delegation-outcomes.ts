import { outcomeType, properties, refusalType, type Outcome, type Resolvers } from '@demarc/kit';
import type { AccountsLoaders } from '../../loaders.ts';

/** An outcome that refers to a delegation. */
type OfDelegation = Outcome & { readonly delegationRef: string };

const payload: Resolvers<AccountsLoaders>[string] = {
  ...properties<OfDelegation>('replayed'),
  delegation: ({ delegationRef }: OfDelegation, _args, { loaders }) =>
    loaders.delegationByRef.load(delegationRef),
};

/** What mutations of delegations came to: the members of their unions. */
export const delegationOutcomes: Resolvers<AccountsLoaders> = {
  DelegateAdministrationResult: outcomeType,
  DelegateAdministrationPayload: payload,
  RevokeDelegationResult: outcomeType,
  RevokeDelegationPayload: payload,
  DelegationOutsideWorkspace: refusalType('workspaceId'),
  DelegationDepthExceeded: refusalType('permissionCodes'),
  DelegationLimitReached: refusalType('limit'),
  DelegationEnded: refusalType('endedAt'),
};
