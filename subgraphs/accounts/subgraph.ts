import {
  PageInfo,
  connectionResolvers,
  sharedRefusals,
  type SubgraphDefinition,
} from '@demarc/kit';
import { accountsConsumers } from './accounts-consumers.ts';
import { accountsDatabase } from './database.ts';
import { findGrants } from './find-grants.ts';
import { registerUser } from './jobs/register-user.ts';
import { createLoaders, type AccountsLoaders } from './loaders.ts';
import { AccessDecision, AccessReason } from './resolvers/access-decision.ts';
import { AdminDelegation } from './resolvers/admin-delegation.ts';
import { Feature, FeatureEntitlement, FeaturePermission } from './resolvers/feature.ts';
import { FeatureRollout, RolloutDecision } from './resolvers/feature-rollout.ts';
import { Membership, RoleAssignment } from './resolvers/membership.ts';
import { createMutation } from './resolvers/mutation.ts';
import { Onboarding, OnboardingStep } from './resolvers/onboarding.ts';
import { Organization } from './resolvers/organization.ts';
import { Query } from './resolvers/query.ts';
import { delegationOutcomes } from './resolvers/outcomes/delegation-outcomes.ts';
import { memberOutcomes } from './resolvers/outcomes/member-outcomes.ts';
import { organizationOutcomes } from './resolvers/outcomes/organization-outcomes.ts';
import { workspaceOutcomes } from './resolvers/outcomes/workspace-outcomes.ts';
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
    consumers: accountsConsumers,
    jobs: { 'register-user': registerUser(dataKey) },
    resolvers: {
      Query,
      Mutation: createMutation(dataKey),
      ...organizationOutcomes,
      ...workspaceOutcomes,
      ...memberOutcomes,
      ...delegationOutcomes,
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
      Feature,
      FeatureEntitlement,
      FeaturePermission,
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
