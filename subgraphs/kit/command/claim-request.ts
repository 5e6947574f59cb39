import type { EntityManager } from '@mikro-orm/sql';
import { lockKind } from '../lock-kind.ts';
import type { Outcome } from './refused.ts';
import { RETENTION_DAYS } from './request-expiry.ts';
import { requestExpired, requestIdReused, requestInProgress } from './request-errors.ts';

/** A request to claim within a transaction. */
export interface RequestClaim {
  /** Whose ids these are: the acting user's ref. */
  readonly scopeKey: string;
  readonly requestId: string;
  readonly hash: Buffer;
  readonly traceId: string;
  readonly now: Date;
}

/**
 * Claims a request id for this transaction: until it ends nobody else works under it, and if it fails
 * the claim is gone with the work. Returns the outcome of an earlier call; undefined for the first.
 *
 * @throws GraphQLError REQUEST_IN_PROGRESS, REQUEST_ID_REUSED, REQUEST_EXPIRED
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export async function claimRequest(
  em: EntityManager,
  claim: RequestClaim,
): Promise<Outcome | undefined> {
  const { scopeKey, requestId, hash, traceId, now } = claim;
  const [lock]: { taken: boolean }[] = await em.execute(
    `select pg_try_advisory_xact_lock(hashtextextended(?, ${lockKind.request})) as taken`,
    [`${scopeKey}|${requestId}`],
  );
  if (lock?.taken !== true) throw requestInProgress();
  const expiresAt = new Date(now.getTime() + RETENTION_DAYS * 86_400_000);
  const claimed: unknown[] = await em.execute(
    `insert into idempotency_requests (scope_key, request_id, request_hash, trace_id, expires_at)
     values (?, ?, ?, ?, ?) on conflict (scope_key, request_id) do nothing
     returning idempotency_request_id`,
    [scopeKey, requestId, hash, traceId, expiresAt],
  );
  if (claimed.length > 0) return undefined;
  const [earlier]: EarlierRequest[] = await em.execute(
    `select state, outcome, request_hash = ? as is_same from idempotency_requests
     where scope_key = ? and request_id = ?`,
    [hash, scopeKey, requestId],
  );
  if (earlier?.is_same !== true) throw requestIdReused();
  if (earlier.state === 'EXPIRED') throw requestExpired();
  if (earlier.outcome === null) throw requestInProgress();
  return earlier.outcome;
}

interface EarlierRequest {
  readonly state: 'IN_PROGRESS' | 'COMPLETED' | 'EXPIRED';
  readonly outcome: Outcome | null;
  readonly is_same: boolean;
}

/** Keeps what a claimed request came to. */
export async function completeRequest(
  em: EntityManager,
  { scopeKey, requestId, now }: RequestClaim,
  outcome: Outcome,
): Promise<void> {
  await em.execute(
    `update idempotency_requests set state = 'COMPLETED', outcome = ?::jsonb, completed_at = ?
     where scope_key = ? and request_id = ?`,
    [JSON.stringify(outcome), now, scopeKey, requestId],
  );
}
