/** What somebody may do in one place, in person or in somebody else's name. */
export interface Grant {
  readonly organization: string;
  /** The only workspace in which it holds; null for the whole organization. */
  readonly workspace: string | null;
  /** `context.resource.action`, such as `billing.invoice.issue`. */
  readonly permissions: readonly string[];
  /** The user who lent it; null for one's own. */
  readonly onBehalfOf: string | null;
}

/** Who asks: a user by ref, or a service of this graph (`service:billing`). */
export interface Identity {
  readonly subject: string;
  /** Empty for a service, which belongs to no organization. */
  readonly grants: readonly Grant[];
}

/** Where a permission is asked for. */
export interface Place {
  readonly organization: string;
  /** The workspace, where what is asked for happens in one. */
  readonly workspace?: string | null;
}

/** Whether the identity has a permission in a place: a grant for one workspace holds there alone. */
export function may(
  { grants }: Pick<Identity, 'grants'>,
  permission: string,
  place: Place,
): boolean {
  return grants.some((grant) => reaches(grant, place) && grant.permissions.includes(permission));
}

/** Whether a grant holds in a place. */
export function reaches(grant: Grant, { organization, workspace }: Place): boolean {
  return (
    grant.organization === organization &&
    (grant.workspace === null || grant.workspace === workspace)
  );
}

/** The organizations to which the identity belongs in any way: what it may see at all. */
export function organizationsOf({ grants }: Pick<Identity, 'grants'>): readonly string[] {
  return [...new Set(grants.map(({ organization }) => organization))];
}
