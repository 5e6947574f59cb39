import { seedNumber } from './seed-source.ts';

/** How many workspaces the seed gives an organization; every context counts alike. */
export function seedWorkspaceCount(organization: number): number {
  return 1 + seedNumber(3, 'workspaces', organization);
}

/** How many members the seed gives an organization. */
export function seedMemberCount(organization: number): number {
  return 2 + seedNumber(4, 'members', organization);
}

/** How many workflow runs the seed gives a workspace. */
export function seedRunCount(organization: number, workspace: number): number {
  return 2 + seedNumber(5, 'runs', organization, workspace);
}

/** How many monthly invoices the seed gives an organization; the newest is of the month before `today`. */
export function seedInvoiceCount(organization: number): number {
  return 3 + seedNumber(4, 'invoices', organization);
}
