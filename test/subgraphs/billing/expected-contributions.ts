import { seedRef } from '@demarc/kit';

/** What billing adds to entities of other contexts, asked for as the gateway does. */
export interface ExpectedContribution {
  readonly what: string;
  readonly operation: string;
  readonly representations: readonly object[];
  readonly entities: readonly unknown[];
}

const asOf = '2026-11-02T00:00:00.000Z';
const metered = { feature: 'api-calls', asOf, kind: 'METERED', effectiveTo: null };
const nothing = { asOf, granted: false, reason: 'NO_GRANT', kind: null, limit: null };
const onEntities = (selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
const workspace = (organization: number) => ({
  __typename: 'Workspace',
  id: seedRef('wsp', organization, 1),
  organization: { __typename: 'Organization', id: seedRef('org', organization) },
});
const run = (organization: number) => ({
  __typename: 'WorkflowRun',
  id: seedRef('run', organization, 1, 1),
});
const CALLS =
  '... on Workspace { entitlement(feature: "api-calls") { feature granted reason asOf kind limit effectiveTo } }';

export const contributions: readonly ExpectedContribution[] = [
  {
    what: 'billing of organizations, null where there is none',
    operation: onEntities('... on Organization { id billing { collectionState } }'),
    representations: [1, 4, 60].map((n) => ({
      __typename: 'Organization',
      id: seedRef('org', n),
    })),
    entities: [
      { id: seedRef('org', 1), billing: { collectionState: 'GOOD_STANDING' } },
      { id: seedRef('org', 4), billing: { collectionState: 'DELINQUENT' } },
      { id: seedRef('org', 60), billing: null },
    ],
  },
  {
    what: 'what a plan, an override and an add-on give, and what an override withholds',
    operation: onEntities(CALLS),
    representations: [1, 2, 3, 7].map(workspace),
    entities: [
      { entitlement: { ...metered, granted: true, reason: 'PLAN', limit: null } },
      { entitlement: { ...metered, granted: true, reason: 'OVERRIDE', limit: '250000' } },
      { entitlement: { ...metered, granted: true, reason: 'ADDON', limit: '500000' } },
      { entitlement: { ...metered, granted: false, reason: 'WITHHELD', limit: '0' } },
    ],
  },
  {
    what: 'no grant of a feature that nobody sells, nor of an organization that nobody bills',
    operation: onEntities(
      '... on Workspace { entitlement(feature: "time-travel") { feature granted reason asOf kind limit effectiveTo } }',
    ),
    representations: [workspace(1), workspace(60)],
    entities: [1, 60].map(() => ({
      entitlement: { ...nothing, feature: 'time-travel', effectiveTo: null },
    })),
  },
  {
    what: 'every entitlement of a workspace',
    operation: onEntities(`... on Workspace { id entitlements(first: 2) {
      nodes { feature } edges { cursor node { reason } } pageInfo { hasNextPage }
    } }`),
    representations: [workspace(2)],
    entities: [
      {
        id: seedRef('wsp', 2, 1),
        entitlements: {
          nodes: [{ feature: 'approvals' }, { feature: 'seats' }],
          edges: [
            { cursor: 'YWZ0ZXI6Ng', node: { reason: 'PLAN' } },
            { cursor: 'YWZ0ZXI6Nw', node: { reason: 'PLAN' } },
          ],
          pageInfo: { hasNextPage: true },
        },
      },
    ],
  },
  {
    what: 'what runs cost in the currency of their organization, null for one that nobody metered',
    operation: onEntities('... on WorkflowRun { id usageCost { amountMinor currency formatted } }'),
    representations: [1, 2, 3, 999].map(run),
    entities: [
      { id: run(1).id, usageCost: { amountMinor: '2', currency: 'EUR', formatted: '€0.02' } },
      { id: run(2).id, usageCost: { amountMinor: '4', currency: 'USD', formatted: '$0.04' } },
      { id: run(3).id, usageCost: { amountMinor: '450', currency: 'INR', formatted: '₹4.50' } },
      { id: run(999).id, usageCost: null },
    ],
  },
];
