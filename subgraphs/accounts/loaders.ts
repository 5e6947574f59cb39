import type { EntityManager } from '@mikro-orm/sql';
import { connectionLoader, entityLoader, listLoader, type RequestContext } from '@demarc/kit';
import { effectivePermissionsLoader } from './loaders/effective-permissions-loader.ts';
import { AdminDelegation } from './model/admin-delegation.ts';
import { CollectionState } from './model/collection-state.ts';
import { FeatureRollout } from './model/feature-rollout.ts';
import { GrantedFeature } from './model/granted-feature.ts';
import { Membership } from './model/membership.ts';
import { OnboardingStep } from './model/onboarding-step.ts';
import { Organization } from './model/organization.ts';
import { Permission } from './model/permission.ts';
import { Role } from './model/role.ts';
import { RoleAssignment } from './model/role-assignment.ts';
import { RolePermission } from './model/role-permission.ts';
import { SubjectKey } from './model/subject-key.ts';
import { User } from './model/user.ts';
import { Workspace } from './model/workspace.ts';
import { decipher } from './personal-data.ts';

export type AccountsLoaders = ReturnType<typeof createLoaders>;
export type AccountsContext = RequestContext<AccountsLoaders>;

/** The loaders of one request. Each reads all that one tick asked of it in one statement. */
export function createLoaders(em: EntityManager, dataKey: Buffer) {
  const subjectKeyById = entityLoader<SubjectKey, bigint>(em, SubjectKey, 'subjectKeyId');
  return {
    /** Reads what is personal of a user; null once the person was erased. */
    async personalData({ subjectKeyId }: User, cipher: Uint8Array): Promise<string | null> {
      const key = await subjectKeyById.load(subjectKeyId);
      return key?.wrappedKey ? decipher(dataKey, key.wrappedKey, cipher) : null;
    },
    organizationByRef: entityLoader<Organization, string>(em, Organization, 'publicRef'),
    organizationById: entityLoader<Organization, bigint>(em, Organization, 'organizationId'),
    workspaceByRef: entityLoader<Workspace, string>(em, Workspace, 'publicRef'),
    workspaceById: entityLoader<Workspace, bigint>(em, Workspace, 'workspaceId'),
    userByRef: entityLoader<User, string>(em, User, 'publicRef'),
    userById: entityLoader<User, bigint>(em, User, 'userId'),
    membershipByRef: entityLoader<Membership, string>(em, Membership, 'publicRef'),
    delegationByRef: entityLoader<AdminDelegation, string>(em, AdminDelegation, 'publicRef'),
    effectivePermissions: effectivePermissionsLoader(em),
    membershipById: entityLoader<Membership, bigint>(em, Membership, 'membershipId'),
    roleById: entityLoader<Role, bigint>(em, Role, 'roleId'),
    permissionByCode: entityLoader<Permission, string>(em, Permission, 'permissionCode'),
    rolloutByFeature: entityLoader<FeatureRollout, string>(em, FeatureRollout, 'featureCode'),
    collectionStateByOrganization: entityLoader<CollectionState, string>(
      em,
      CollectionState,
      'organizationRef',
    ),
    grantedFeatures: listLoader<GrantedFeature, string>(em, {
      entity: GrantedFeature,
      parent: 'organizationRef',
      orderBy: { grantRef: 'asc' },
    }),
    onboardingSteps: listLoader<OnboardingStep, bigint>(em, {
      entity: OnboardingStep,
      parent: 'organizationId',
      orderBy: { onboardingStepId: 'asc' },
    }),
    rolePermissions: listLoader<RolePermission, bigint>(em, {
      entity: RolePermission,
      parent: 'roleId',
      orderBy: { permissionCode: 'asc' },
    }),
    roleAssignments: listLoader<RoleAssignment, bigint>(em, {
      entity: RoleAssignment,
      parent: 'membershipId',
      orderBy: { roleAssignmentId: 'asc' },
    }),
    workspacesOfOrganization: connectionLoader<Workspace, bigint>(em, {
      entity: Workspace,
      parent: 'organizationId',
      order: 'asc',
    }),
    membersOfOrganization: connectionLoader<Membership, bigint>(em, {
      entity: Membership,
      parent: 'organizationId',
      order: 'asc',
    }),
    membershipsOfUser: connectionLoader<Membership, bigint>(em, {
      entity: Membership,
      parent: 'userId',
      order: 'asc',
    }),
    delegationsOfOrganization: connectionLoader<AdminDelegation, bigint>(em, {
      entity: AdminDelegation,
      parent: 'organizationId',
      order: 'asc',
    }),
  };
}
