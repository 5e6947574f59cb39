import { randomUUID } from 'node:crypto';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { outcomeOf, type InvoiceMutation } from './clerk.ts';
import type { MoneyAction } from './money-actions.ts';
import {
  creditLimit,
  isMonthCharged,
  isTouched,
  judge,
  openOf,
  totalOf,
  usedAt,
  type ModelAccount,
  type ModelInvoice,
} from './money-model.ts';
import { runBillingJob } from './run-billing-job.ts';

/** The moment of every request of a test. */
const NOW = new Date('2026-11-02T00:00:00Z');
/** On the 1st: after what the seed has charged for. */
const USED = new Date('2026-11-01T12:00:00Z');
const DUE = new Date('2026-11-16T00:00:00Z');
const DAY_MS = 86_400_000;

/** What was asked and answered: an outcome, and what it should have been. */
export interface Told {
  readonly mutation: InvoiceMutation;
  readonly input: { readonly requestId: string };
  readonly answered: Record<string, unknown>;
  readonly expected: string;
}

/** Does what actions say, to the subgraph and to the model alike. */
export class MoneyActor {
  readonly subgraph: TestSubgraph;
  readonly accounts: readonly ModelAccount[];
  last: Told | undefined;

  constructor(subgraph: TestSubgraph, accounts: readonly ModelAccount[]) {
    this.subgraph = subgraph;
    this.accounts = accounts;
  }

  /** Returns what came of it, where the action is a mutation. */
  async act(action: MoneyAction): Promise<Told | undefined> {
    switch (action.kind) {
      case 'use':
        await this.use(this.account(action.account), action.meter, action.quantity);
        return undefined;
      case 'dun': {
        const now = new Date(NOW.getTime() + action.days * DAY_MS);
        await runBillingJob(this.subgraph, 'dun', now.toISOString());
        for (const account of this.accounts) account.collection = judge(account, now);
        return undefined;
      }
      case 'repeat':
        return this.last && this.ask(this.last.mutation, this.last.input, this.last.expected);
      case 'draft':
        return this.draft(this.account(action.account));
      case 'finalize':
      case 'void':
      case 'writeOff':
      case 'pay':
      case 'credit':
      case 'stranger': {
        const account = this.account(action.account);
        return this.settle(action, account, pick(account.invoices.slice(-6), action.invoice));
      }
    }
  }

  private async settle(
    action: Exclude<MoneyAction, { kind: 'use' | 'dun' | 'repeat' | 'draft' }>,
    account: ModelAccount,
    invoice: ModelInvoice,
  ): Promise<Told> {
    const invoiceId = invoice.ref;
    switch (action.kind) {
      case 'stranger':
        return this.ask('finalizeInvoice', { invoiceId }, 'TargetNotFound', 'org_somebody_else');
      case 'finalize': {
        const isDraft = invoice.state === 'DRAFT';
        if (isDraft) Object.assign(invoice, { state: 'FINALIZED', dueAt: DUE });
        const expected = isDraft ? 'FinalizeInvoicePayload' : 'InvoiceNotDraft';
        return this.ask('finalizeInvoice', { invoiceId }, expected);
      }
      case 'void':
        return this.ask('voidInvoice', { invoiceId }, withdraw(account, invoice));
      case 'writeOff':
        return this.ask('writeOffInvoice', { invoiceId, reason: 'x' }, giveUp(account, invoice));
      case 'pay': {
        const amountMinor = shareOf(openOf(invoice), action.share);
        const currency = action.isForeignCurrency ? 'GBP' : account.currency;
        const expected = pay(account, invoice, amountMinor, action.isForeignCurrency);
        const amount = { amountMinor: String(amountMinor), currency };
        return this.ask('recordPayment', { invoiceId, amount, method: 'CARD' }, expected);
      }
      case 'credit': {
        const amountMinor = shareOf(creditLimit(invoice), action.share);
        const currency = action.isForeignCurrency ? 'GBP' : account.currency;
        const expected = credit(account, invoice, amountMinor, action.isForeignCurrency);
        const amount = { amountMinor: String(amountMinor), currency };
        return this.ask('issueCreditNote', { invoiceId, amount, reason: 'x' }, expected);
      }
    }
  }

  private async draft(account: ModelAccount): Promise<Told> {
    const input = { billingAccountId: account.ref };
    if (account.invoices.some(({ state }) => state === 'DRAFT')) {
      return this.ask('draftInvoice', input, 'InvoiceDraftExists');
    }
    const isFlat = !isMonthCharged(account);
    const used = account.uncharged;
    if (!isFlat && used.size === 0) return this.ask('draftInvoice', input, 'NothingToInvoice');
    const total = totalOf(account, isFlat, used);
    const told = await this.ask('draftInvoice', input, 'DraftInvoicePayload');
    const { invoice } = told.answered as {
      invoice?: { id: string; total: { amountMinor: string } };
    };
    account.uncharged = new Map();
    account.invoices.push({
      ref: invoice?.id ?? '',
      state: 'DRAFT',
      total,
      isFlat,
      used,
      usageUntil: NOW,
      dueAt: null,
      paid: 0n,
      credited: 0n,
      kept: 0n,
      writtenOff: 0n,
    });
    return told;
  }

  private async use(account: ModelAccount, meter: string, quantity: number): Promise<void> {
    await this.subgraph.app(
      `insert into usage_events (source, event_id, organization_ref, meter_code, quantity, occurred_at,
         payload_hash, trace_id, ingest_date)
       values ('test', ?, ?, ?, ?::numeric, ?::timestamptz, sha256('x'), 'test', '2026-11-01')`,
      [randomUUID(), account.organization, meter, String(quantity), USED.toISOString()],
    );
    const key = usedAt(meter, USED);
    const before = account.uncharged.get(key) ?? 0n;
    account.uncharged.set(key, before + BigInt(quantity));
  }

  private async ask(
    mutation: InvoiceMutation,
    rest: object,
    expected: string,
    stranger?: string,
  ): Promise<Told> {
    const input = { requestId: randomUUID() as string, ...rest };
    const identity = memberOf(
      stranger === undefined ? this.accounts.map(({ organization }) => organization) : [stranger],
    );
    const outcome = await outcomeOf(this.subgraph, mutation, input, identity);
    const told = { mutation, input, answered: { ...outcome }, expected };
    if (stranger === undefined) this.last = told;
    return told;
  }

  private account(number: number): ModelAccount {
    return pick(this.accounts, number);
  }
}

function withdraw(account: ModelAccount, invoice: ModelInvoice): string {
  if (invoice.state !== 'FINALIZED') return 'InvoiceNotFinalized';
  if (isTouched(invoice)) return 'InvoiceSettled';
  invoice.state = 'VOID';
  for (const [key, quantity] of invoice.used) {
    account.uncharged.set(key, (account.uncharged.get(key) ?? 0n) + quantity);
  }
  account.collection = judge(account, NOW);
  return 'VoidInvoicePayload';
}

function giveUp(account: ModelAccount, invoice: ModelInvoice): string {
  if (invoice.state !== 'FINALIZED') return 'InvoiceNotFinalized';
  if (!['DELINQUENT', 'WRITTEN_OFF'].includes(account.collection)) return 'AccountNotDelinquent';
  if (openOf(invoice) === 0n) return 'NothingOutstanding';
  invoice.writtenOff += openOf(invoice);
  account.collection = 'WRITTEN_OFF';
  return 'WriteOffInvoicePayload';
}

function pay(
  account: ModelAccount,
  invoice: ModelInvoice,
  amount: bigint,
  isForeign: boolean,
): string {
  if (invoice.state !== 'FINALIZED') return 'InvoiceNotFinalized';
  if (isForeign) return 'CurrencyMismatch';
  if (amount > openOf(invoice)) return 'PaymentExceedsOutstanding';
  invoice.paid += amount;
  account.collection = judge(account, NOW);
  return 'RecordPaymentPayload';
}

function credit(
  account: ModelAccount,
  invoice: ModelInvoice,
  amount: bigint,
  isForeign: boolean,
): string {
  if (invoice.state !== 'FINALIZED') return 'InvoiceNotFinalized';
  if (isForeign) return 'CurrencyMismatch';
  if (amount > creditLimit(invoice)) return 'CreditExceedsInvoice';
  if (openOf(invoice) > 0n) invoice.credited += amount;
  else invoice.kept += amount;
  account.collection = judge(account, NOW);
  return 'IssueCreditNotePayload';
}

/** At least one, because nothing is no amount. */
function shareOf(amount: bigint, share: 'one' | 'half' | 'all' | 'more'): bigint {
  const wanted = { one: 1n, half: amount / 2n, all: amount, more: amount + 1n }[share];
  return wanted > 0n ? wanted : 1n;
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new RangeError('A choice from nothing: the list is empty.');
  return item;
}
