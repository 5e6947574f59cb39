import { insertAll, seedRef } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import type { LedgerAccountCode } from '../model/ledger-account.ts';
import { LedgerEntry } from '../model/ledger-entry.ts';
import { LedgerTransaction } from '../model/ledger-transaction.ts';
import type { SeededAccount } from './seed-accounts.ts';

/** Amounts by the account that they go to; what is zero is not written. */
type Amounts = Partial<Record<LedgerAccountCode, bigint>>;

/** One transaction of the ledger, before it is written. */
export interface Posting {
  readonly account: SeededAccount;
  readonly kind: LedgerTransaction['kind'];
  /** What it is for, and with `kind` what makes it one. */
  readonly sourceRef: string;
  readonly effectiveAt: Date;
  readonly debit: Amounts;
  readonly credit: Amounts;
  /** The public ref of the transaction that it undoes. */
  readonly reverses?: string;
}

/** Names the transaction of a posting. */
export function postingRef({ kind, sourceRef }: Pick<Posting, 'kind' | 'sourceRef'>): string {
  return seedRef('ltx', kind, sourceRef);
}

/** Writes postings into the ledger, in the order of their effect. */
export async function post(em: EntityManager, postings: readonly Posting[]): Promise<void> {
  const ordered = postings.toSorted(
    (one, other) => one.effectiveAt.getTime() - other.effectiveAt.getTime(),
  );
  const direct = await writeTransactions(
    em,
    ordered.filter((one) => one.reverses === undefined),
  );
  await writeTransactions(
    em,
    ordered.filter((one) => one.reverses !== undefined),
    direct,
  );
}

async function writeTransactions(
  em: EntityManager,
  postings: readonly Posting[],
  reversible: ReadonlyMap<string, bigint> = new Map(),
): Promise<ReadonlyMap<string, bigint>> {
  const transactions = await insertAll(
    em,
    LedgerTransaction,
    postings.map((posting) => ({
      publicRef: postingRef(posting),
      requestId: `seed:${posting.kind}:${posting.sourceRef}`,
      kind: posting.kind,
      sourceRef: posting.sourceRef,
      effectiveAt: posting.effectiveAt,
      reversesId: reversible.get(posting.reverses ?? '') ?? null,
      traceId: 'seed',
    })),
  );
  const entries = transactions.flatMap(({ ledgerTransactionId }, index) =>
    entriesOf(postings[index]).map((entry) => ({ ...entry, ledgerTransactionId })),
  );
  await insertAll(em, LedgerEntry, entries);
  return new Map(transactions.map((one) => [one.publicRef, one.ledgerTransactionId]));
}

function entriesOf(posting: Posting | undefined) {
  if (!posting) return [];
  const { account, debit, credit } = posting;
  const side = (name: 'DEBIT' | 'CREDIT', amounts: Amounts) =>
    Object.entries(amounts)
      .filter(([, amountMinor]) => amountMinor > 0n)
      .map(([code, amountMinor]) => ({
        ledgerAccountId: account.ledger[code as LedgerAccountCode],
        side: name,
        amountMinor,
        currency: account.customer.currency,
      }));
  return [...side('DEBIT', debit), ...side('CREDIT', credit)];
}
