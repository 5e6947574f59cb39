import { seedRef } from '@demarc/kit';

/** An operation over the demonstration's eight organizations, and all of its answer. */
export interface ExpectedAnswer {
  readonly what: string;
  readonly operation: string;
  readonly data: unknown;
}

const refs = {
  ba1: seedRef('ba', 1),
  ba2: seedRef('ba', 2),
  ba6: seedRef('ba', 6),
  /** The last invoice but one of the first organization. */
  inv1: seedRef('inv', 1, 2),
  /** The last invoice of the fifth. */
  inv5: seedRef('inv', 5, 3),
} as const;

const calls = { code: 'api-calls', name: 'API calls', unit: 'call' };
const runs = { code: 'workflow-runs', name: 'Workflow runs', unit: 'run' };

export const answers: readonly ExpectedAnswer[] = [
  {
    what: 'what is sold, with every version',
    operation: `{ pricePlans(first: 1) {
      nodes {
        id code name currentVersion { versionNumber }
        versions {
          id versionNumber publishedAt trialDays
          prices { model meter { code name unit } unitAmount currency }
          features { feature kind limit }
        }
      }
      edges { cursor node { code } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`,
    data: {
      pricePlans: {
        nodes: [
          {
            id: 'ppl_01kdvdna00ev3rtmq1qwx9y36c',
            code: 'starter',
            name: 'Starter',
            currentVersion: { versionNumber: 1 },
            versions: [
              {
                id: 'ppv_01kdvdna00e9nb69d39ssfds2p',
                versionNumber: 1,
                publishedAt: '2026-01-01T00:00:00.000Z',
                trialDays: 14,
                prices: [
                  { model: 'FLAT', meter: null, unitAmount: '29', currency: 'EUR' },
                  { model: 'PER_UNIT', meter: calls, unitAmount: '0.002', currency: 'EUR' },
                  { model: 'PER_UNIT', meter: runs, unitAmount: '0.05', currency: 'EUR' },
                  { model: 'FLAT', meter: null, unitAmount: '31.9', currency: 'USD' },
                  { model: 'PER_UNIT', meter: calls, unitAmount: '0.0022', currency: 'USD' },
                  { model: 'PER_UNIT', meter: runs, unitAmount: '0.055', currency: 'USD' },
                  { model: 'FLAT', meter: null, unitAmount: '2610', currency: 'INR' },
                  { model: 'PER_UNIT', meter: calls, unitAmount: '0.18', currency: 'INR' },
                  { model: 'PER_UNIT', meter: runs, unitAmount: '4.5', currency: 'INR' },
                  { model: 'FLAT', meter: null, unitAmount: '4640', currency: 'JPY' },
                  { model: 'PER_UNIT', meter: calls, unitAmount: '0.32', currency: 'JPY' },
                  { model: 'PER_UNIT', meter: runs, unitAmount: '8', currency: 'JPY' },
                  { model: 'FLAT', meter: null, unitAmount: '9.57', currency: 'KWD' },
                  { model: 'PER_UNIT', meter: calls, unitAmount: '0.00066', currency: 'KWD' },
                  { model: 'PER_UNIT', meter: runs, unitAmount: '0.0165', currency: 'KWD' },
                ],
                features: [
                  { feature: 'api-calls', kind: 'METERED', limit: '10000' },
                  { feature: 'seats', kind: 'LIMIT', limit: '5' },
                ],
              },
            ],
          },
        ],
        edges: [{ cursor: 'YWZ0ZXI6MQ', node: { code: 'starter' } }],
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
    what: 'an account that is past due',
    operation: `{ billingAccount(id: "${refs.ba2}") {
      id currency collectionState createdAt organization { id billing { id } }
      balance { amountMinor currency formatted }
      subscription {
        id state startedAt trialEndsAt currentPeriodStart currentPeriodEnd cancelledAt endedAt
        pricePlan { code } pricePlanVersion { versionNumber }
      }
      invoices(first: 1) {
        nodes { id number state total { formatted } outstanding { formatted } isOverdue issuedAt dueAt settledAt }
        edges { cursor node { id } }
        pageInfo { hasNextPage }
      }
      payments(first: 2) {
        nodes { id state amount { formatted } method requestedAt settledAt failureCode invoice { number } }
        edges { cursor node { id } }
        pageInfo { hasNextPage }
      }
    } }`,
    data: {
      billingAccount: {
        id: refs.ba2,
        currency: 'USD',
        collectionState: 'PAST_DUE',
        createdAt: '2026-05-18T00:00:00.000Z',
        organization: {
          id: 'org_01kdvdnbygfnwvxgmd4ym7990v',
          billing: { id: refs.ba2 },
        },
        balance: { amountMinor: '20632', currency: 'USD', formatted: '$206.32' },
        subscription: {
          id: 'sub_01kdvdnbygf1v95zpnvmpak47c',
          state: 'ACTIVE',
          startedAt: '2026-05-18T00:00:00.000Z',
          trialEndsAt: '2026-06-01T00:00:00.000Z',
          currentPeriodStart: '2026-11-01T00:00:00.000Z',
          currentPeriodEnd: '2026-12-01T00:00:00.000Z',
          cancelledAt: null,
          endedAt: null,
          pricePlan: { code: 'team' },
          pricePlanVersion: { versionNumber: 1 },
        },
        invoices: {
          nodes: [
            {
              id: 'inv_01kdvdnbygfax92mk8yqrrcqhn',
              number: null,
              state: 'DRAFT',
              total: { formatted: '$138.49' },
              outstanding: { formatted: '$0.00' },
              isOverdue: false,
              issuedAt: null,
              dueAt: null,
              settledAt: null,
            },
          ],
          edges: [{ cursor: 'YWZ0ZXI6Mzg', node: { id: 'inv_01kdvdnbygfax92mk8yqrrcqhn' } }],
          pageInfo: { hasNextPage: true },
        },
        payments: {
          nodes: [
            {
              id: 'pay_01kdvdnbygf9yrfry4m88f27mw',
              state: 'FAILED',
              amount: { formatted: '$224.94' },
              method: 'CARD',
              requestedAt: '2026-10-14T06:00:00.000Z',
              settledAt: null,
              failureCode: 'insufficient_funds',
              invoice: { number: 'INV-000030' },
            },
            {
              id: 'pay_01kdvdnbygfwj8hpqvascb507v',
              state: 'SUCCEEDED',
              amount: { formatted: '$186.28' },
              method: 'CARD',
              requestedAt: '2026-09-06T06:00:00.000Z',
              settledAt: '2026-09-06T07:00:00.000Z',
              failureCode: null,
              invoice: { number: 'INV-000022' },
            },
          ],
          edges: [
            { cursor: 'YWZ0ZXI6MzE', node: { id: 'pay_01kdvdnbygf9yrfry4m88f27mw' } },
            { cursor: 'YWZ0ZXI6MjM', node: { id: 'pay_01kdvdnbygfwj8hpqvascb507v' } },
          ],
          pageInfo: { hasNextPage: true },
        },
      },
    },
  },
  {
    what: 'a finalized invoice with all of it',
    operation: `{ invoice(id: "${refs.inv1}") {
      id number state periodStart periodEnd issuedAt dueAt settledAt voidedAt isOverdue
      billingAccount { id } subscription { id }
      lines {
        lineNumber kind description meter { code } quantity unitAmount exactAmount
        amount { amountMinor currency formatted }
      }
      total { amountMinor currency formatted } outstanding { amountMinor }
      payments { state amount { amountMinor } }
      creditNotes { id number appliedTo reason issuedAt amount { formatted } invoice { id } }
    } }`,
    data: {
      invoice: {
        id: refs.inv1,
        number: 'INV-000021',
        state: 'FINALIZED',
        periodStart: '2026-09-01T00:00:00.000Z',
        periodEnd: '2026-10-01T00:00:00.000Z',
        issuedAt: '2026-09-01T06:00:00.000Z',
        dueAt: '2026-09-15T06:00:00.000Z',
        settledAt: '2026-09-07T07:00:00.000Z',
        voidedAt: null,
        isOverdue: false,
        billingAccount: { id: refs.ba1 },
        subscription: { id: 'sub_01kdvdnaz8emqbf4dqd3g7sp5k' },
        lines: [
          {
            lineNumber: 1,
            kind: 'FLAT',
            description: 'Price of the month',
            meter: null,
            quantity: '1',
            unitAmount: '499',
            exactAmount: '499',
            amount: { amountMinor: '49900', currency: 'EUR', formatted: '€499.00' },
          },
          {
            lineNumber: 2,
            kind: 'USAGE',
            description: 'API calls',
            meter: { code: 'api-calls' },
            quantity: '55324',
            unitAmount: '0.00095',
            exactAmount: '52.5578',
            amount: { amountMinor: '5256', currency: 'EUR', formatted: '€52.56' },
          },
          {
            lineNumber: 3,
            kind: 'USAGE',
            description: 'Workflow runs',
            meter: { code: 'workflow-runs' },
            quantity: '2',
            unitAmount: '0.0225',
            exactAmount: '0.045',
            amount: { amountMinor: '4', currency: 'EUR', formatted: '€0.04' },
          },
          {
            lineNumber: 4,
            kind: 'TAX',
            description: 'Tax on the lines above',
            meter: null,
            quantity: '0.19',
            unitAmount: '551.6',
            exactAmount: '104.804',
            amount: { amountMinor: '10480', currency: 'EUR', formatted: '€104.80' },
          },
        ],
        total: { amountMinor: '65640', currency: 'EUR', formatted: '€656.40' },
        outstanding: { amountMinor: '0' },
        payments: [{ state: 'SUCCEEDED', amount: { amountMinor: '65640' } }],
        creditNotes: [
          {
            id: 'cn_01kdvdnaz8eshavc2ha4r3pteg',
            number: 'CN-000001',
            appliedTo: 'CREDIT_BALANCE',
            reason: 'Calls counted twice',
            issuedAt: '2026-09-14T07:00:00.000Z',
            amount: { formatted: '€55.16' },
            invoice: { id: refs.inv1 },
          },
        ],
      },
    },
  },
  {
    what: 'credit notes of an account',
    operation: `{ billingAccount(id: "${refs.ba1}") {
      balance { formatted }
      creditNotes { nodes { number } edges { cursor node { number } } pageInfo { hasNextPage } }
    } }`,
    data: {
      billingAccount: {
        balance: { formatted: '-€55.16' },
        creditNotes: {
          nodes: [{ number: 'CN-000001' }],
          edges: [{ cursor: 'YWZ0ZXI6MQ', node: { number: 'CN-000001' } }],
          pageInfo: { hasNextPage: false },
        },
      },
    },
  },
  {
    what: 'invoices of one state alone',
    operation: `{ billingAccount(id: "${refs.ba6}") {
      drafts: invoices(state: DRAFT) { nodes { number state outstanding { amountMinor } } }
      void: invoices(state: VOID) {
        nodes { number state voidedAt settledAt isOverdue total { formatted } outstanding { formatted } }
      }
      failed: payments(state: FAILED) { nodes { state } }
    } }`,
    data: {
      billingAccount: {
        drafts: {
          nodes: [{ number: null, state: 'DRAFT', outstanding: { amountMinor: '0' } }],
        },
        void: {
          nodes: [
            {
              number: 'INV-000002',
              state: 'VOID',
              voidedAt: '2026-05-04T06:00:00.000Z',
              settledAt: null,
              isOverdue: false,
              total: { formatted: '¥15,840' },
              outstanding: { formatted: '¥0' },
            },
          ],
        },
        failed: { nodes: [] },
      },
    },
  },
  {
    what: 'what is written off as settled',
    operation: `{ invoice(id: "${refs.inv5}") {
      state outstanding { formatted } settledAt isOverdue billingAccount { collectionState }
    } }`,
    data: {
      invoice: {
        state: 'FINALIZED',
        outstanding: { formatted: 'KWD\u00a00.000' },
        settledAt: '2026-10-25T00:00:00.000Z',
        isOverdue: false,
        billingAccount: { collectionState: 'WRITTEN_OFF' },
      },
    },
  },
];
