import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import { may, type Identity, type Place } from '@demarc/foundation/identity';
import { permissionDenied, targetNotFound, type Command } from '@demarc/kit';
import { findGrants } from '../find-grants.ts';
import { AdminDelegation } from '../model/admin-delegation.ts';
import { Membership } from '../model/membership.ts';
import type { Organization } from '../model/organization.ts';
import { Workspace } from '../model/workspace.ts';
import { lockOrganization } from './lock-organization.ts';

/** What of a command this needs. */
type Asking = Pick<Command<never>, 'em' | 'identity' | 'now'>;

/** An organization that a command holds until its transaction ends, and what whoever asks may do in it. */
export interface HeldTenant {
  readonly organization: Organization;
  /** With the grants of now: the command that held the organization before may have taken some away. */
  readonly identity: Identity;
  /**
   * Goes on if whoever asks has the permission.
   * @throws Refused PermissionDenied
   */
  readonly permit: (permission: string, place: Place) => void;
}

/** What commands are about, by what people call it. */
interface Targets {
  readonly workspace: Workspace;
  readonly membership: Membership;
  readonly delegation: AdminDelegation;
}

const targets = {
  workspace: { table: 'workspaces', entity: Workspace },
  membership: { table: 'memberships', entity: Membership },
  delegation: { table: 'admin_delegations', entity: AdminDelegation },
} as const;

/**
 * Loads what a command is about, and holds its organization.
 * @throws Refused TargetNotFound
 */
export async function lockTarget<Kind extends keyof Targets>(
  asking: Asking,
  kind: Kind,
  ref: string,
): Promise<HeldTenant & { readonly target: Targets[Kind] }> {
  const { table, entity } = targets[kind];
  const organization = await lockOrganization(asking.em, table, ref);
  // Read after the lock: as the command before this one has left it.
  const wanted = { publicRef: ref } as FilterQuery<NoInfer<Targets[Kind]>>;
  const target =
    organization &&
    (await asking.em.findOne(entity as EntityClass<unknown> as EntityClass<Targets[Kind]>, wanted));
  if (!organization || !target) throw targetNotFound(kind, ref);
  return { ...(await hold(asking, organization)), target };
}

/**
 * Loads the organization that a command is about, and holds it.
 * @throws Refused TargetNotFound
 */
export async function lockTenant(asking: Asking, ref: string): Promise<HeldTenant> {
  const organization = await lockOrganization(asking.em, 'organizations', ref);
  if (!organization) throw targetNotFound('organization', ref);
  return hold(asking, organization);
}

async function hold(
  { em, identity, now }: Asking,
  organization: Organization,
): Promise<HeldTenant> {
  const grants = await findGrants(em, identity.subject, now);
  const present = { ...identity, grants };
  return {
    organization,
    identity: present,
    permit(permission, place) {
      if (!may(present, permission, place)) throw permissionDenied(permission);
    },
  };
}
