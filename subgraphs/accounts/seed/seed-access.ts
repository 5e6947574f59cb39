import type { EntityManager } from '@mikro-orm/sql';
import { insertAll, seedRef } from '@demarc/kit';
import { Permission } from '../model/permission.ts';
import { Role } from '../model/role.ts';
import { RolePermission } from '../model/role-permission.ts';

const permissions: Readonly<Record<string, string>> = {
  'accounts.organization.manage': 'Change the organization and its lifecycle.',
  'accounts.workspace.manage': 'Create, rename and archive workspaces.',
  'accounts.member.manage': 'Invite and remove members, give and take roles.',
  'accounts.admin.delegate': 'Lend administration to another member.',
  'billing.account.read': 'See plans, invoices and payments.',
  'billing.subscription.manage': 'Subscribe and change the price plan.',
  'billing.invoice.issue': 'Finalize invoices and issue credit notes.',
  'billing.payment.record': 'Record payments.',
  'workflows.definition.publish': 'Publish workflow definitions.',
  'workflows.run.start': 'Start, cancel and retry workflow runs.',
  'workflows.run.approve': 'Decide approvals.',
  'workflows.run.read': 'See workflow runs and their history.',
};

const everything = Object.keys(permissions);
const inContext = (context: string) => everything.filter((code) => code.startsWith(`${context}.`));

/** The roles that every organization has, the mightiest first. */
const systemRoles = [
  { code: 'owner', name: 'Owner', permissions: everything },
  {
    code: 'admin',
    name: 'Administrator',
    permissions: [...inContext('accounts'), ...inContext('workflows'), 'billing.account.read'],
  },
  { code: 'billing_manager', name: 'Billing manager', permissions: inContext('billing') },
  { code: 'operator', name: 'Operator', permissions: inContext('workflows') },
  { code: 'member', name: 'Member', permissions: ['workflows.run.start', 'workflows.run.read'] },
] as const;

/** The code of a system role. */
export type SystemRole = (typeof systemRoles)[number]['code'];

/** Seeds permissions and the system's roles. Returns each role's primary key. */
export async function seedAccess(em: EntityManager): Promise<Readonly<Record<SystemRole, bigint>>> {
  const rows = Object.entries(permissions).map(([permissionCode, description]) => ({
    permissionCode,
    context: permissionCode.split('.')[0] ?? '',
    description,
  }));
  await insertAll(em, Permission, rows);
  const roles = await insertAll(
    em,
    Role,
    systemRoles.map(({ code, name }) => ({ code, name, publicRef: seedRef('rol', code) })),
  );
  const keys = Object.fromEntries(roles.map(({ code, roleId }) => [code, roleId]));
  await insertAll(
    em,
    RolePermission,
    systemRoles.flatMap((role) =>
      role.permissions.map((permissionCode) => ({ roleId: keys[role.code] ?? 0n, permissionCode })),
    ),
  );
  return keys as Record<SystemRole, bigint>;
}
