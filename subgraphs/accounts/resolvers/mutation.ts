import type { TypeResolvers } from '@demarc/kit';
import {
  createOrganization,
  type CreateOrganizationInput,
} from '../commands/create-organization.ts';
import type { AccountsLoaders } from '../loaders.ts';

interface With<Input> {
  readonly input: Input;
}

export const Mutation: TypeResolvers<unknown, AccountsLoaders> = {
  createOrganization: (_, { input }: With<CreateOrganizationInput>, context) =>
    createOrganization(input, context),
};
