import type { GraphQLFieldResolver } from 'graphql';
import { properties, type TypeTeller } from '../resolvers.ts';
import { Refused, type Outcome } from './refused.ts';

/** A union or an interface whose members are outcomes. */
export const outcomeType: TypeTeller = {
  __resolveType: ({ __typename }: Outcome) => __typename,
};

/**
 * The resolvers of a refusal's type: its message, and what else it tells.
 * @param fields - names of the fields beside `message`
 */
export function refusalType(...fields: readonly string[]): ReturnType<typeof properties<Outcome>> {
  return properties<Outcome>('message', ...fields);
}

/** The resolvers of the refusals that every context shares. */
export const sharedRefusals = {
  Refusal: outcomeType,
  PermissionDenied: refusalType('permission'),
  TargetNotFound: refusalType('id'),
} satisfies Record<string, TypeTeller | Record<string, GraphQLFieldResolver<never, never>>>;

/** Not kept: whoever is given the permission may send the same request again. */
export function permissionDenied(permission: string): Refused {
  return new Refused(
    {
      __typename: 'PermissionDenied',
      message: `This needs the permission ${permission}. Ask an administrator of the organization for it.`,
      permission,
    },
    { isKept: false },
  );
}

/** What is not there, and what is another tenant's, are told alike. */
export function targetNotFound(what: string, id: string): Refused {
  return new Refused({
    __typename: 'TargetNotFound',
    message: `There is no ${what} ${id} that you can see.`,
    id,
  });
}

/** A refusal of one's own: the union's member, what it says, and what else it tells. */
export function refuse(
  typename: string,
  message: string,
  fields: Readonly<Omit<Outcome, '__typename'>> = {},
): Refused {
  return new Refused({ __typename: typename, message, ...fields });
}
