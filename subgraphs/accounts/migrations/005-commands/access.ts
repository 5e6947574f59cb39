/**
 * What contexts ask for, and the roles that every organization has: not of the demonstration, because no
 * organization works without them. Databases that a demonstration filled before have most of it.
 */
export const accessStatements: readonly string[] = [
  `insert into permissions (permission_code, context, description) values
     ('accounts.organization.manage', 'accounts', 'Change the organization and its lifecycle.'),
     ('accounts.workspace.manage', 'accounts', 'Create, rename and archive workspaces.'),
     ('accounts.member.manage', 'accounts', 'Invite and remove members, give and take roles.'),
     ('accounts.admin.delegate', 'accounts', 'Lend administration to another member.'),
     ('billing.account.read', 'billing', 'See plans, invoices and payments.'),
     ('billing.subscription.manage', 'billing', 'Subscribe and change the price plan.'),
     ('billing.usage.record', 'billing', 'Record usage.'),
     ('billing.invoice.issue', 'billing', 'Finalize invoices and issue credit notes.'),
     ('billing.payment.record', 'billing', 'Record payments.'),
     ('workflows.definition.publish', 'workflows', 'Publish workflow definitions.'),
     ('workflows.run.start', 'workflows', 'Start, cancel and retry workflow runs.'),
     ('workflows.run.approve', 'workflows', 'Decide approvals.'),
     ('workflows.run.read', 'workflows', 'See workflow runs and their history.')
   on conflict do nothing`,
  // The mightiest first. The refs are those that demonstrations have given them.
  `insert into roles (public_ref, code, name) values
     ('rol_01kdvdna00e34tkf59c283r6kj', 'owner', 'Owner'),
     ('rol_01kdvdna00fcyaa1yk5t3nbjqd', 'admin', 'Administrator'),
     ('rol_01kdvdna00efqs0r7t9mw9rnpv', 'billing_manager', 'Billing manager'),
     ('rol_01kdvdna00e7nvzbg6r2df7r4y', 'operator', 'Operator'),
     ('rol_01kdvdna00fcd86azsr8gz3qw1', 'member', 'Member')
   on conflict do nothing`,
  `insert into role_permissions (role_id, permission_code)
   select role_id, permission_code from roles, permissions
   where organization_id is null and case code
     when 'owner' then true
     when 'admin' then context in ('accounts', 'workflows') or permission_code = 'billing.account.read'
     when 'billing_manager' then context = 'billing'
     when 'operator' then context = 'workflows'
     when 'member' then permission_code in ('workflows.run.start', 'workflows.run.read')
   end
   order by role_id, permission_code
   on conflict do nothing`,
];
