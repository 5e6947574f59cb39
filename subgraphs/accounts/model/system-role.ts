/** The codes of the roles that every organization has, the mightiest first. */
export const systemRoleCodes = ['owner', 'admin', 'billing_manager', 'operator', 'member'] as const;

/** The code of a system role. */
export type SystemRole = (typeof systemRoleCodes)[number];
