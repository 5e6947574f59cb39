import type { FetchFailure } from '../../blame/fetch-failure.ts';

type Reason = Pick<FetchFailure, 'code' | 'reason' | 'retryAfterMs'>;

/** What of a call's failure goes on to the client, and to the log. */
export function reasonOf({ code, reason, retryAfterMs }: Reason): Reason {
  return { code, reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}
