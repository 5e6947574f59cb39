import { organizationsOf } from '@demarc/foundation/identity';
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
  me: (_, _args, { identity, loaders }) => loaders.userByRef.load(identity.subject),
  // Row-level security shows no others; said here too, so that either holds without the other.
  organizations: (_, args: PageArguments, { em, identity }) =>
    rootConnection(em, {
      entity: Organization,
      page: parsePage(args),
      where: { publicRef: { $in: organizationsOf(identity) } },
    }),
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
