import { newRef } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import type { Posting, PostedAmounts } from '../model/posting.ts';

/** A posting, and whose receivables, credit and deferred revenue it touches. */
export interface AccountPosting {
  readonly billingAccountId: bigint;
  readonly posting: Posting;
  /** Names the transaction; a new ref unless given. */
  readonly publicRef?: string;
}

/**
 * Writes postings into the ledger, in the order of their effect. The database opens accounts of the
 * ledger that are not there yet, refuses what does not balance, and what is posted for one cause twice.
 * What moves nothing is not written.
 */
export async function postToLedger(
  em: EntityManager,
  traceId: string,
  postings: readonly AccountPosting[],
): Promise<void> {
  const rows = postings.map(toRow).filter(({ entries }) => entries.length > 0);
  if (rows.length > 0)
    await em.execute('select post_to_ledger(?::json, ?)', [JSON.stringify(rows), traceId]);
}

function toRow({ billingAccountId, posting, publicRef = newRef('ltx') }: AccountPosting) {
  return {
    public_ref: publicRef,
    billing_account_id: String(billingAccountId),
    kind: posting.kind,
    source_ref: posting.sourceRef,
    effective_at: posting.effectiveAt,
    reverses: posting.reverses ?? null,
    entries: [...entriesOf('DEBIT', posting.debit), ...entriesOf('CREDIT', posting.credit)],
  };
}

function entriesOf(side: 'DEBIT' | 'CREDIT', amounts: PostedAmounts) {
  return Object.entries(amounts)
    .filter(([, amountMinor]) => amountMinor !== 0n)
    .map(([code, amountMinor]) => ({ side, code, amount_minor: String(amountMinor) }));
}
