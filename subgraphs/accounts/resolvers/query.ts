import { parsePage, rootConnection, type PageArguments, type TypeResolvers } from '@demarc/kit';
import type { AccountsLoaders } from '../loaders.ts';
import { FeatureRollout } from '../model/feature-rollout.ts';
import { Organization } from '../model/organization.ts';
import { Permission } from '../model/permission.ts';
import { Role } from '../model/role.ts';

interface ById {
  readonly id: string;
}

export const Query: TypeResolvers<unknown, AccountsLoaders> = {
  organizations: (_, args: PageArguments, { em }) =>
    rootConnection(em, { entity: Organization, page: parsePage(args) }),
  organization: (_, { id }: ById, { loaders }) => loaders.organizationByRef.load(id),
  workspace: (_, { id }: ById, { loaders }) => loaders.workspaceByRef.load(id),
  user: (_, { id }: ById, { loaders }) => loaders.userByRef.load(id),
  systemRoles: (_, _args, { em }) =>
    em.find(Role, { organizationId: null }, { orderBy: { roleId: 'asc' } }),
  permissions: (_, _args, { em }) =>
    em.find(Permission, {}, { orderBy: { permissionCode: 'asc' } }),
  featureRollouts: (_, _args, { em }) =>
    em.find(FeatureRollout, {}, { orderBy: { featureCode: 'asc' } }),
};
