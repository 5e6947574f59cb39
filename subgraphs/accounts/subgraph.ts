import {
  PageInfo,
  connectionResolvers,
  sharedRefusals,
  type SubgraphDefinition,
} from '@demarc/kit';
import { accountsDatabase } from './database.ts';
import { findGrants } from './find-grants.ts';
import { createLoaders, type AccountsLoaders } from './loaders.ts';
import { AccessDecision, AccessReason } from './resolvers/access-decision.ts';
import { AdminDelegation } from './resolvers/admin-delegation.ts';
import { FeatureRollout, RolloutDecision } from './resolvers/feature-rollout.ts';
import { Membership, RoleAssignment } from './resolvers/membership.ts';
import { Mutation } from './resolvers/mutation.ts';
import { mutationOutcomes } from './resolvers/mutation-outcomes.ts';
import { Onboarding, OnboardingStep } from './resolvers/onboarding.ts';
import { Organization } from './resolvers/organization.ts';
import { Query } from './resolvers/query.ts';
import { Permission, Role } from './resolvers/role.ts';
import { User } from './resolvers/user.ts';
import { Workspace } from './resolvers/workspace.ts';
import { seedAccounts } from './seed.ts';

/**
 * The bounded context of tenancy, identity and access.
 * @param dataKey - 32 bytes under which the keys of users are wrapped
 */
export function createAccounts(dataKey: Buffer): SubgraphDefinition<AccountsLoaders> {
  return {
    name: 'accounts',
    contract: new URL('./schema.graphql', import.meta.url),
    database: accountsDatabase,
    createLoaders: (em) => createLoaders(em, dataKey),
    seed: (em, plan) => seedAccounts(em, plan, dataKey),
    findGrants,
    resolvers: {
      Query,
      Mutation,
      ...mutationOutcomes,
      ...sharedRefusals,
      Organization,
      Onboarding,
      OnboardingStep,
      AccessDecision,
      AccessReason,
      Workspace,
      User,
      Membership,
      RoleAssignment,
      Role,
      Permission,
      AdminDelegation,
      FeatureRollout,
      RolloutDecision,
      PageInfo,
      ...connectionResolvers('Organization'),
      ...connectionResolvers('Workspace'),
      ...connectionResolvers('Membership'),
      ...connectionResolvers('AdminDelegation'),
    },
  };
}
