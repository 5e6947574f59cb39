import { randomUUID } from 'node:crypto';
import { seedRef } from '@demarc/kit';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { ask, changed } from './ask.ts';

/** Somebody who belongs: the login, and as what it belongs. */
export interface Person {
  readonly user: string;
  readonly membership: string;
}

/** Where somebody is to belong, and as what. */
export interface Place {
  readonly organizationId: string;
  readonly workspaceId?: string;
  /** A system role's code. */
  readonly role: string;
}

/** The ref of a system role. */
export const roleRef = (code: string): string => seedRef('rol', code);

/** A stranger's invitation, not accepted yet. */
export async function invite(
  accounts: TestSubgraph,
  inviter: string,
  { role, ...where }: Place,
): Promise<Person> {
  const invited = await ask(accounts, inviter, 'inviteMember', {
    ...where,
    email: `${randomUUID()}@mail.example`,
    displayName: 'Somebody New',
    roleId: roleRef(role),
  });
  const { id, user } = changed(invited, 'membership');
  return { user: user.id, membership: id };
}

/** Brings a stranger in: invited by somebody, and accepted. */
export async function join(accounts: TestSubgraph, inviter: string, place: Place): Promise<Person> {
  const person = await invite(accounts, inviter, place);
  const accepted = await ask(accounts, person.user, 'acceptInvitation', {
    membershipId: person.membership,
  });
  if (accepted.__typename !== 'AcceptInvitationPayload') throw new Error(JSON.stringify(accepted));
  return person;
}
