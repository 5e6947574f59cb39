import type { DatabaseDefinition } from '@demarc/foundation/database';
import { tenancyMigration, writePathMigration } from '@demarc/kit';
import { accountsMigration } from './migrations/002-accounts.ts';
import { tenantsMigration } from './migrations/004-tenants.ts';
import { commandsMigration } from './migrations/005-commands.ts';
import { AdminDelegationSchema } from './model/admin-delegation.ts';
import { CollectionStateSchema } from './model/collection-state.ts';
import { FeatureRolloutSchema } from './model/feature-rollout.ts';
import { GrantedFeatureSchema } from './model/granted-feature.ts';
import { MembershipSchema } from './model/membership.ts';
import { OnboardingStepSchema } from './model/onboarding-step.ts';
import { OrganizationSchema } from './model/organization.ts';
import { PermissionSchema } from './model/permission.ts';
import { RoleAssignmentSchema } from './model/role-assignment.ts';
import { RolePermissionSchema } from './model/role-permission.ts';
import { RoleSchema } from './model/role.ts';
import { SubjectKeySchema } from './model/subject-key.ts';
import { UserSchema } from './model/user.ts';
import { WorkspaceSchema } from './model/workspace.ts';

/** What accounts keeps. */
export const accountsDatabase: DatabaseDefinition = {
  context: 'accounts',
  entities: [
    OrganizationSchema,
    WorkspaceSchema,
    UserSchema,
    SubjectKeySchema,
    MembershipSchema,
    RoleSchema,
    RolePermissionSchema,
    RoleAssignmentSchema,
    PermissionSchema,
    AdminDelegationSchema,
    OnboardingStepSchema,
    FeatureRolloutSchema,
    CollectionStateSchema,
    GrantedFeatureSchema,
  ],
  migrations: [
    writePathMigration('accounts'),
    accountsMigration,
    tenancyMigration('accounts'),
    tenantsMigration,
    commandsMigration,
  ],
};
