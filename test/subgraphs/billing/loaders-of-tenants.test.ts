import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actAs, seedRef } from '@demarc/kit';
import { billing } from '@demarc/billing';
import type { BillingLoaders } from '../../../subgraphs/billing/loaders.ts';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

const page = { size: 100, after: undefined };
const now = new Date('2026-11-02T00:00:00Z');
const first = seedRef('org', 1);

/** What a loader is asked by: for everything of the first organization. */
type Keys = Readonly<Record<string, readonly unknown[]>>;

/** What is sold is everybody's: these have nothing of a tenant. */
const PUBLIC: readonly string[] = [
  'currencyByCode',
  'meterByCode',
  'pricePlanByCode',
  'pricePlanById',
  'versionById',
  'versionsOfPlan',
  'pricesOfVersion',
  'featuresOfVersion',
];

describe.each(engines)('loaders of billing on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  let keys: Keys;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 5 });
    keys = await readKeys();
  });
  afterAll(() => subgraph.close());

  async function readKeys(): Promise<Keys> {
    const column = async (table: string, name: string) => {
      const rows = await subgraph.owner(
        `select distinct ${table}.${name} as key from ${table}
         join billing_accounts on billing_accounts.billing_account_id = ${table}.billing_account_id
         where organization_ref = ?`,
        [first],
      );
      return rows.map(({ key }) => key);
    };
    const ids = async (table: string, name: string) =>
      (await column(table, name)).map((key) => BigInt(String(key)));
    const accounts = await ids('invoices', 'billing_account_id');
    const invoices = await ids('invoices', 'invoice_id');
    const pages = accounts.map((parent) => ({ parent, page, only: undefined }));
    return {
      accountByRef: [seedRef('ba', 1)],
      accountById: accounts,
      accountByOrganization: [first],
      balanceOfAccount: accounts,
      subscriptionByRef: await column('billing_subscriptions', 'public_ref'),
      subscriptionById: await ids('billing_subscriptions', 'billing_subscription_id'),
      subscriptionsOfAccount: accounts,
      invoicesOfAccount: pages,
      paymentsOfAccount: pages,
      creditNotesOfAccount: pages,
      invoiceByRef: await column('invoices', 'public_ref'),
      invoiceById: invoices,
      paymentByRef: await column('payments', 'public_ref'),
      creditNoteByRef: await column('credit_notes', 'public_ref'),
      linesOfInvoice: invoices,
      paymentsOfInvoice: invoices,
      creditNotesOfInvoice: invoices,
      writeOffsOfInvoice: invoices,
      grantsOfOrganization: [{ organizationRef: first, now }],
      usageCostByRun: [1, 2].map((run) => seedRef('run', 1, 1, run)),
    };
  }

  /** Everything that the loaders have for those keys, as somebody, without a question of permissions. */
  async function load(organizations: readonly string[]): Promise<Record<string, string>> {
    return subgraph.database.fork().transactional(async (em) => {
      await actAs(em, memberOf(organizations, []));
      const loaders = billing.createLoaders(em);
      const found: Record<string, string> = {};
      for (const [name, asked] of Object.entries(keys)) {
        const loader = loaders[name as keyof BillingLoaders] as {
          readonly loadMany: (keys: readonly unknown[]) => Promise<readonly unknown[]>;
        };
        const answers = await loader.loadMany(asked);
        found[name] = JSON.stringify(answers.map(contentOf), (_key, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        );
      }
      return found;
    });
  }

  test('are all asked below', () => {
    const { database } = subgraph;
    expect([...Object.keys(keys), ...PUBLIC].sort()).toEqual(
      Object.keys(billing.createLoaders(database.fork())).sort(),
    );
  });

  test('find nothing of another tenant, though nobody asks for a permission', async () => {
    const nothing = await load([seedRef('org', 999)]);
    const own = await load([first]);
    // The first organization has something of everything but a debt that was given up.
    const without = Object.keys(keys).filter((name) => own[name] === nothing[name]);
    expect(without).toEqual(['writeOffsOfInvoice']);
    expect(await load([2, 3, 4, 5].map((organization) => seedRef('org', organization)))).toEqual(
      nothing,
    );
  });
});

/** A page without its cursors, which tell nothing; everything else as it is. */
function contentOf(answer: unknown): unknown {
  if (answer instanceof Error) throw answer;
  return typeof answer === 'object' && answer !== null && 'nodes' in answer ? answer.nodes : answer;
}
