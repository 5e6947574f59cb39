import {
  parsePage,
  properties,
  referenceResolver,
  type PageArguments,
  type TypeResolvers,
} from '@demarc/kit';
import type { AccountsLoaders } from '../loaders.ts';
import type { User as UserModel } from '../model/user.ts';

export const User: TypeResolvers<UserModel, AccountsLoaders> = {
  ...referenceResolver<AccountsLoaders>(({ id }, { loaders }) => loaders.userByRef.load(id)),
  ...properties<UserModel>('state'),
  id: (user) => user.publicRef,
  displayName: (user, _args, { loaders }) => loaders.personalData(user, user.displayNameCipher),
  email: (user, _args, { loaders }) => loaders.personalData(user, user.emailCipher),
  memberships: ({ userId }, args: PageArguments, { loaders }) =>
    loaders.membershipsOfUser.load({ parent: userId, page: parsePage(args) }),
};
