/**
 * Which state may follow which, by table; NEW stands for "not there yet". The database holds the same
 * list and refuses what goes round it; this one decides first, so that a refusal has a name.
 */
export const lifecycles = {
  organizations: {
    NEW: ['PROVISIONING', 'ACTIVE'],
    PROVISIONING: ['ACTIVE', 'CLOSED'],
    ACTIVE: ['SUSPENDED', 'CLOSED'],
    SUSPENDED: ['ACTIVE', 'CLOSED'],
  },
  workspaces: { NEW: ['ACTIVE'], ACTIVE: ['ARCHIVED'], ARCHIVED: ['ACTIVE', 'DELETED'] },
  users: {
    NEW: ['INVITED', 'ACTIVE'],
    INVITED: ['ACTIVE', 'ERASED'],
    ACTIVE: ['DEACTIVATED', 'ERASED'],
    DEACTIVATED: ['ACTIVE', 'ERASED'],
  },
  memberships: {
    NEW: ['INVITED', 'ACTIVE'],
    INVITED: ['ACTIVE', 'REMOVED'],
    ACTIVE: ['REMOVED'],
    REMOVED: ['INVITED'],
  },
  onboarding_steps: { NEW: ['PENDING'], PENDING: ['DONE', 'SKIPPED'], SKIPPED: ['DONE'] },
} as const satisfies Record<string, Readonly<Record<string, readonly string[]>>>;

/** A table whose rows have a lifecycle. */
export type Lifecycle = keyof typeof lifecycles;

/** Whether a row in one state may go over to another. */
export function mayFollow(lifecycle: Lifecycle, from: string, to: string): boolean {
  const followers: Readonly<Record<string, readonly string[]>> = lifecycles[lifecycle];
  return followers[from]?.includes(to) ?? false;
}
