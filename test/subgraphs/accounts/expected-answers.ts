import { seedRef } from '@demarc/kit';
import { first } from './accounts.ts';

/** An operation over the demonstration's five organizations, and all of its answer. */
export interface ExpectedAnswer {
  readonly what: string;
  readonly operation: string;
  readonly data: unknown;
}

const mayDelegate = 'accounts.admin.delegate';

export const answers: readonly ExpectedAnswer[] = [
  {
    what: 'who asks',
    operation: '{ me { id } }',
    data: { me: { id: first.owner } },
  },
  {
    what: 'the first page of organizations',
    operation: `{ organizations(first: 1) {
      nodes { id } edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`,
    data: {
      organizations: {
        nodes: [{ id: first.organization }],
        edges: [{ cursor: 'YWZ0ZXI6MQ', node: { id: first.organization } }],
        pageInfo: {
          hasNextPage: true,
          hasPreviousPage: false,
          startCursor: 'YWZ0ZXI6MQ',
          endCursor: 'YWZ0ZXI6MQ',
        },
      },
    },
  },
  {
    what: 'an organization, its onboarding and its access',
    operation: `{ organization(id: "${first.organization}") {
      id name lifecycleState status regionCode createdAt
      onboarding { state completedSteps steps { code state decidedAt } }
      accessDecision { allowed asOf reasons { code denies } }
    } }`,
    data: {
      organization: {
        id: 'org_01kdvdnaz8ecf8cv9vr6agv2c7',
        name: 'Juniper Textiles 1',
        lifecycleState: 'ACTIVE',
        status: 'active',
        regionCode: 'de',
        createdAt: '2026-01-03T00:00:00.000Z',
        onboarding: {
          state: 'COMPLETED',
          completedSteps: 4,
          steps: [
            { code: 'verify_domain', state: 'DONE', decidedAt: '2026-01-04T00:00:00.000Z' },
            { code: 'invite_team', state: 'DONE', decidedAt: '2026-01-05T00:00:00.000Z' },
            { code: 'choose_plan', state: 'SKIPPED', decidedAt: '2026-01-06T00:00:00.000Z' },
            { code: 'first_workflow', state: 'DONE', decidedAt: '2026-01-07T00:00:00.000Z' },
          ],
        },
        accessDecision: {
          allowed: true,
          asOf: null,
          reasons: [
            { code: 'ORGANIZATION_ACTIVE', denies: false },
            { code: 'PAYMENT_UNKNOWN', denies: false },
          ],
        },
      },
    },
  },
  {
    what: "an organization's workspaces",
    operation: `{ organization(id: "${first.organization}") { workspaces {
      nodes { id name lifecycleState createdAt organization { id } }
      edges { cursor node { id } } pageInfo { hasNextPage }
    } } }`,
    data: {
      organization: {
        workspaces: {
          nodes: [
            {
              id: 'wsp_01kdvdnaz8fjkbz1e8f1dkh05v',
              name: 'Operations',
              lifecycleState: 'ACTIVE',
              createdAt: '2026-01-04T00:00:00.000Z',
              organization: { id: first.organization },
            },
            {
              id: 'wsp_01kdvdnaz8e88t396n1w3pat98',
              name: 'Finance',
              lifecycleState: 'ACTIVE',
              createdAt: '2026-01-05T00:00:00.000Z',
              organization: { id: first.organization },
            },
            {
              id: 'wsp_01kdvdnaz8eprrzpnttvcb7wtj',
              name: 'Archive',
              lifecycleState: 'ARCHIVED',
              createdAt: '2026-01-06T00:00:00.000Z',
              organization: { id: first.organization },
            },
          ],
          edges: [
            { cursor: 'YWZ0ZXI6MQ', node: { id: first.operations } },
            { cursor: 'YWZ0ZXI6Mg', node: { id: first.finance } },
            { cursor: 'YWZ0ZXI6Mw', node: { id: seedRef('wsp', 1, 3) } },
          ],
          pageInfo: { hasNextPage: false },
        },
      },
    },
  },
  {
    what: 'a workspace, and how a rollout falls for it',
    operation: `{ workspace(id: "${first.operations}") {
      name featureRollout(feature: "assistant") { feature isEnabled reason }
    } }`,
    data: {
      workspace: {
        name: 'Operations',
        featureRollout: { feature: 'assistant', isEnabled: true, reason: 'NAMED' },
      },
    },
  },
  {
    what: 'a feature in its three parts',
    operation: `{ workspace(id: "${first.operations}") { feature(code: "approvals") {
      code isAvailable
      entitlement { isGranted reason asOf }
      rollout { feature isEnabled reason }
      permission { code isHeld }
    } } }`,
    data: {
      workspace: {
        feature: {
          code: 'approvals',
          isAvailable: false,
          entitlement: { isGranted: false, reason: 'UNKNOWN', asOf: null },
          rollout: { feature: 'approvals', isEnabled: true, reason: 'WITHIN_PERCENTAGE' },
          permission: { code: 'workflows.run.approve', isHeld: true },
        },
      },
    },
  },
  {
    what: "an organization's members, with their roles",
    operation: `{ organization(id: "${first.organization}") { members {
      nodes {
        id state joinedAt user { id } organization { id } workspace { id }
        roleAssignments { grantedById grantedAt expiresAt role { id code name } }
      }
      edges { cursor node { id } } pageInfo { hasNextPage }
    } } }`,
    data: {
      organization: {
        members: {
          nodes: [
            {
              id: 'mem_01kdvdnaz8fjy8cjemx6q078kd',
              state: 'ACTIVE',
              joinedAt: '2026-01-04T00:00:00.000Z',
              user: { id: first.owner },
              organization: { id: first.organization },
              workspace: null,
              roleAssignments: [
                {
                  grantedById: first.owner,
                  grantedAt: '2026-01-03T00:00:00.000Z',
                  expiresAt: null,
                  role: { id: seedRef('rol', 'owner'), code: 'owner', name: 'Owner' },
                },
              ],
            },
            {
              id: 'mem_01kdvdnaz8eg68nxebya3pgv0h',
              state: 'ACTIVE',
              joinedAt: '2026-01-05T00:00:00.000Z',
              user: { id: first.admin },
              organization: { id: first.organization },
              workspace: null,
              roleAssignments: [
                {
                  grantedById: first.owner,
                  grantedAt: '2026-01-03T00:00:00.000Z',
                  expiresAt: null,
                  role: { id: seedRef('rol', 'admin'), code: 'admin', name: 'Administrator' },
                },
              ],
            },
          ],
          edges: [
            { cursor: 'YWZ0ZXI6MQ', node: { id: seedRef('mem', 1, 1) } },
            { cursor: 'YWZ0ZXI6Mg', node: { id: seedRef('mem', 1, 2) } },
          ],
          pageInfo: { hasNextPage: false },
        },
      },
    },
  },
  {
    what: 'a user of two organizations',
    operation: `{ user(id: "${first.owner}") {
      id displayName email state
      memberships { nodes { id organization { name } } }
    } }`,
    data: {
      user: {
        id: 'usr_01kdvdnaz8erhb0ykg36mx1127',
        displayName: 'Ines Bauer',
        email: 'ines.bauer.1.1@mail.example',
        state: 'ACTIVE',
        memberships: {
          nodes: [
            { id: seedRef('mem', 1, 1), organization: { name: 'Juniper Textiles 1' } },
            { id: seedRef('mem', 2, 'guest'), organization: { name: 'Meadow Health 2' } },
          ],
        },
      },
    },
  },
  {
    what: 'what one member has lent to another',
    operation: `{ organization(id: "${first.organization}") { adminDelegations {
      nodes {
        id permissionCodes effectivePermissions maxDepth startsAt expiresAt revokedAt reason
        delegator { id } delegate { id } scopeWorkspace { id }
      }
      edges { cursor node { id } } pageInfo { hasNextPage }
    } } }`,
    data: {
      organization: {
        adminDelegations: {
          nodes: [
            {
              id: 'dlg_01kdvdnaz8e62b48zprwqm7w6h',
              permissionCodes: ['accounts.member.manage', 'workflows.run.approve'],
              effectivePermissions: ['accounts.member.manage', 'workflows.run.approve'],
              maxDepth: 0,
              startsAt: '2026-10-12T00:00:00.000Z',
              expiresAt: '2026-11-11T00:00:00.000Z',
              revokedAt: null,
              reason: 'Parental leave of the owner.',
              delegator: { id: seedRef('mem', 1, 1) },
              delegate: { id: seedRef('mem', 1, 2) },
              scopeWorkspace: null,
            },
          ],
          edges: [{ cursor: 'YWZ0ZXI6MQ', node: { id: seedRef('dlg', 1) } }],
          pageInfo: { hasNextPage: false },
        },
      },
    },
  },
  {
    what: 'the roles of every organization, with what each permits',
    operation: '{ systemRoles { code name permissions { code } } }',
    data: {
      systemRoles: [
        role('owner', 'Owner', [
          mayDelegate,
          'accounts.member.manage',
          'accounts.organization.manage',
          'accounts.workspace.manage',
          'billing.account.read',
          'billing.invoice.issue',
          'billing.payment.record',
          'billing.subscription.manage',
          'billing.usage.record',
          'workflows.definition.publish',
          'workflows.run.approve',
          'workflows.run.read',
          'workflows.run.start',
        ]),
        role('admin', 'Administrator', [
          mayDelegate,
          'accounts.member.manage',
          'accounts.organization.manage',
          'accounts.workspace.manage',
          'billing.account.read',
          'workflows.definition.publish',
          'workflows.run.approve',
          'workflows.run.read',
          'workflows.run.start',
        ]),
        role('billing_manager', 'Billing manager', [
          'billing.account.read',
          'billing.invoice.issue',
          'billing.payment.record',
          'billing.subscription.manage',
          'billing.usage.record',
        ]),
        role('operator', 'Operator', [
          'workflows.definition.publish',
          'workflows.run.approve',
          'workflows.run.read',
          'workflows.run.start',
        ]),
        role('member', 'Member', ['workflows.run.read', 'workflows.run.start']),
      ],
    },
  },
  {
    what: 'every permission',
    operation: '{ permissions { code context description } }',
    data: {
      permissions: [
        permission(mayDelegate, 'Lend administration to another member.'),
        permission('accounts.member.manage', 'Invite and remove members, give and take roles.'),
        permission('accounts.organization.manage', 'Change the organization and its lifecycle.'),
        permission('accounts.workspace.manage', 'Create, rename and archive workspaces.'),
        permission('billing.account.read', 'See plans, invoices and payments.'),
        permission('billing.invoice.issue', 'Finalize invoices and issue credit notes.'),
        permission('billing.payment.record', 'Record payments.'),
        permission('billing.subscription.manage', 'Subscribe and change the price plan.'),
        permission('billing.usage.record', 'Record usage.'),
        permission('workflows.definition.publish', 'Publish workflow definitions.'),
        permission('workflows.run.approve', 'Decide approvals.'),
        permission('workflows.run.read', 'See workflow runs and their history.'),
        permission('workflows.run.start', 'Start, cancel and retry workflow runs.'),
      ],
    },
  },
  {
    what: 'how far each feature is rolled out',
    operation: '{ featureRollouts { feature stage percentage } }',
    data: {
      featureRollouts: [
        { feature: 'api-calls', stage: 'ON', percentage: 0 },
        { feature: 'approvals', stage: 'PERCENTAGE', percentage: 50 },
        { feature: 'assistant', stage: 'OFF', percentage: 0 },
      ],
    },
  },
];

function role(code: string, name: string, permissions: readonly string[]) {
  return { code, name, permissions: permissions.map((permitted) => ({ code: permitted })) };
}

function permission(code: string, description: string) {
  return { code, context: code.split('.')[0], description };
}

/** One workspace for each reason that a rollout can have. */
export const rolloutReasons = [
  { reason: 'NAMED', isEnabled: true, feature: 'assistant', id: first.operations },
  { reason: 'OFF', isEnabled: false, feature: 'assistant', id: seedRef('wsp', 2, 1) },
  { reason: 'ON', isEnabled: true, feature: 'api-calls', id: first.operations },
  { reason: 'WITHIN_PERCENTAGE', isEnabled: true, feature: 'approvals', id: first.operations },
  {
    reason: 'OUTSIDE_PERCENTAGE',
    isEnabled: false,
    feature: 'approvals',
    id: seedRef('wsp', 3, 1),
  },
] as const;
