import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actAs, seedRef } from '@demarc/kit';
import type { Identity } from '@demarc/foundation/identity';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { undone } from '../../kit/undone.ts';
import { copyOf } from './refused-statement.ts';
import { publicTables, tenantRows } from './tenant-rows.ts';
import { recordUsage, usageBatch, usageEvent } from './usage.ts';

const ORGANIZATIONS = 8;
const organizations = Array.from({ length: ORGANIZATIONS }, (_, index) =>
  seedRef('org', index + 1),
);
const ofFirst = `(select billing_account_id from billing_accounts
  where organization_ref = '${seedRef('org', 1)}')`;

/** The kit's own tables, which its own tests are for. */
const KIT = /^(idempotency_|domain_events|outbox_|inbox_|seeds|migration_|schema_migrations)/;

describe.each(engines)('tenants of billing on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: ORGANIZATIONS });
    // Drafts with usage that they charge for, which the history does not have.
    for (const [index, organizationId] of organizations.entries()) {
      const events = [usageEvent(`own-${index}`)];
      const batch = usageBatch(`tenants-${index}`, events, { organizationId });
      const answer = await subgraph.execute(recordUsage, batch);
      expect(answer.errors).toEqual([]);
    }
    await subgraph.owner(
      `insert into invoiced_usage (usage_event_id, ingest_date, invoice_id)
       select usage_event_id, ingest_date, invoice_id
       from usage_events join billing_accounts using (organization_ref)
         join invoices using (billing_account_id)
       where state = 'DRAFT' and event_id like 'own-%'`,
    );
  });
  afterAll(() => subgraph.close());

  /** As the application does, for somebody; what is written is taken back. */
  function as(actor: Identity | null, sql: string): Promise<Record<string, unknown>[]> {
    return undone(subgraph.database, async (em) => {
      if (actor) await actAs(em, actor);
      return em.execute(sql);
    });
  }
  const keysOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ key }) => String(key));

  test('every table is under row-level security, or is nobody’s', async () => {
    const tables = await subgraph.owner(
      `select relname, relrowsecurity from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       order by relname`,
    );
    const free = tables.filter(({ relrowsecurity }) => relrowsecurity !== true);
    expect(free.map(({ relname }) => String(relname)).filter((name) => !KIT.test(name))).toEqual(
      publicTables,
    );
  });

  describe.each(tenantRows)('of $table', ({ table, key, from }) => {
    const every = `select distinct ${table}.${key} as key from`;

    test('each tenant sees its own rows, all of them and no other', async () => {
      let seen = 0;
      for (const organization of organizations) {
        const own = await subgraph.owner(`${every} ${from} where organization_ref = ? order by 1`, [
          organization,
        ]);
        const visible = await as(memberOf([organization], []), `${every} ${table} order by 1`);
        expect(keysOf(visible)).toEqual(keysOf(own));
        seen += own.length;
      }
      expect(seen).toBeGreaterThan(0);
    });

    test('a member of two sees the rows of both', async () => {
      const two = organizations.slice(1, 3);
      const own = await subgraph.owner(
        `${every} ${from} where organization_ref in (?, ?) order by 1`,
        two,
      );
      const visible = await as(memberOf(two, []), `${every} ${table} order by 1`);
      expect(keysOf(visible)).toEqual(keysOf(own));
    });

    test('whoever says nothing of a tenant sees nothing, on a connection that others used', async () => {
      expect(await as(null, `${every} ${table}`)).toEqual([]);
      expect(await as({ subject: 'service:gateway', grants: [] }, `${every} ${table}`)).toEqual([]);
    });
  });

  test('what is sold is everybody’s to read', async () => {
    for (const table of publicTables) {
      const [all] = await subgraph.owner(`select count(*)::int from ${table}`);
      expect(await as(null, `select count(*)::int from ${table}`)).toEqual([all]);
    }
  });

  test.each([
    ['billing_accounts', 'update billing_accounts set version = version + 1 returning 1'],
    ['subscriptions', 'update billing_subscriptions set version = version + 1 returning 1'],
    ['grants', 'update entitlement_grants set effective_to = effective_to returning 1'],
    ['invoices', `update invoices set version = version + 1 where state = 'DRAFT' returning 1`],
    ['payments', 'update payments set version = version returning 1'],
    [
      'lines',
      `delete from invoice_lines where invoice_id in (
         select invoice_id from invoices where state = 'DRAFT') returning 1`,
    ],
  ])('nobody changes %s of another tenant', async (_what, statement) => {
    const all = await as(memberOf(organizations, []), statement);
    const own = await as(memberOf([seedRef('org', 1)], []), statement);
    const others = await as(memberOf(organizations.slice(1), []), statement);
    expect(own.length).toBeGreaterThan(0);
    expect(others.length).toBeGreaterThan(0);
    expect(own.length + others.length).toBe(all.length);
  });

  const second = memberOf([seedRef('org', 2)], []);
  const foreignRef = { organization_ref: `'${seedRef('org', 1)}'` };
  // Whose keys a tenant could know without seeing them: they count upwards.
  const anyAccount = { billing_account_id: '1' };
  test.each([
    [
      'an account',
      copyOf('billing_accounts', {
        organization_ref: `'${seedRef('org', 99)}'`,
        collection_state: `'GOOD_STANDING'`,
      }),
    ],
    ['a subscription', copyOf('billing_subscriptions', anyAccount)],
    ['a grant', copyOf('entitlement_grants', foreignRef)],
    ['usage', copyOf('usage_events', { ...foreignRef, event_id: `'foreign'` })],
    [
      'an invoice',
      copyOf('invoices', { ...anyAccount, state: `'DRAFT'`, number: 'null', currency: `'EUR'` }),
    ],
    ['an account of the ledger', copyOf('ledger_accounts', { ...anyAccount, currency: `'EUR'` })],
    ['an account of the house', copyOf('ledger_accounts', { billing_account_id: 'null' })],
    [
      'a transaction of the ledger',
      `insert into ledger_transactions (public_ref, request_id, kind, source_ref, effective_at, trace_id)
       values ('ltx_${'z'.repeat(26)}', 'a-request-of-mine', 'PAYMENT_SETTLED', 'mine', now(), 'mine')`,
    ],
  ])('nobody adds %s to another tenant', async (_what, statement) => {
    await expect(as(second, statement)).rejects.toThrow(/row-level security/);
  });

  test('nobody pays, credits or adds a line to an invoice of another tenant', async () => {
    const invoices = await subgraph.owner(
      `select invoice_id, billing_account_id, invoices.currency, state
       from invoices join billing_accounts using (billing_account_id)
       where organization_ref = ? and state in ('DRAFT', 'FINALIZED') order by invoice_id desc`,
      [seedRef('org', 4)],
    );
    const [open, draft] = ['FINALIZED', 'DRAFT'].map((wanted) =>
      invoices.find(({ state }) => state === wanted),
    );
    const settling = `${String(open?.['invoice_id'])}, ${String(open?.['billing_account_id'])},
      '${String(open?.['currency'])}', 1`;
    const ref = 'z'.repeat(26);
    const statements = [
      `insert into payments (public_ref, invoice_id, billing_account_id, currency, amount_minor, method, requested_at)
       values ('pay_${ref}', ${settling}, 'CARD', now())`,
      `insert into credit_notes (public_ref, invoice_id, billing_account_id, currency, amount_minor, applied_to, reason, issued_at)
       values ('cn_${ref}', ${settling}, 'INVOICE', 'mine', now())`,
      `insert into write_offs (public_ref, invoice_id, billing_account_id, currency, amount_minor, reason, written_off_at)
       values ('wof_${ref}', ${settling}, 'mine', now())`,
      `insert into invoice_lines (invoice_id, line_number, kind, description, quantity, unit_amount, exact_amount, amount_minor)
       values (${String(draft?.['invoice_id'])}, 99, 'ADJUSTMENT', 'mine', 0, 0, 0, 0)`,
    ];
    for (const statement of statements) {
      await expect(as(second, statement)).rejects.toThrow(/row-level security/);
      // What stands in the way is whose it is, and nothing else.
      await as(memberOf([seedRef('org', 4)], []), statement);
    }
  });

  test('the ledger of the house is nobody’s, and what is posted there balances all the same', async () => {
    const house = `select ledger_account_id from ledger_accounts where billing_account_id is null`;
    expect((await subgraph.owner(house)).length).toBeGreaterThan(0);
    expect(await as(memberOf(organizations, []), house)).toEqual([]);
    expect(
      await as(
        memberOf(organizations, []),
        `select 1 from ledger_entries left join ledger_accounts using (ledger_account_id)
         where ledger_accounts.ledger_account_id is null`,
      ),
    ).toEqual([]);
    expect(await subgraph.owner('select * from ledger_discrepancies')).toEqual([]);
  });

  test('a key of another tenant cannot be told from one that is not there', async () => {
    const account = `select 1 from billing_accounts where billing_account_id = ${ofFirst}`;
    expect(await as(second, account)).toEqual([]);
    expect(await as(second, `select tenant_billing_accounts() as own`)).toEqual(
      await subgraph.owner(
        `select array_agg(billing_account_id) as own from billing_accounts
         where organization_ref = ?`,
        [seedRef('org', 2)],
      ),
    );
  });
});
