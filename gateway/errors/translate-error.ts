import type { ReportedError } from '../subgraph-client/subgraph-outcome.ts';
import type { ErrorCode } from './error-catalogue.ts';
import { scrub } from './scrub.ts';

/** Codes of subgraphs that say something about the client, not about the subgraph. */
const CLIENT_CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'PAGE_SIZE_INVALID',
  'CURSOR_INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'REQUEST_ID_REQUIRED',
  'REQUEST_ID_INVALID',
  'REQUEST_ID_REUSED',
  'REQUEST_IN_PROGRESS',
  'REQUEST_EXPIRED',
]);

/** What clients read where the subgraph's own words are not passed on. */
const OWN_WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  UNAUTHENTICATED: 'Sign in to read this.',
  FORBIDDEN: 'You may not read or change this.',
};

/** A subgraph's error in this gateway's terms. */
export interface TranslatedError {
  readonly code: ErrorCode;
  /** What the client may read, where the subgraph's word is taken. */
  readonly message?: string;
  readonly retryAfterMs?: number;
  /** For the log. */
  readonly reason: string;
}

const UNTRUSTED = 'A subgraph did not accept a value of this operation.';

/** Keeps a code that is the client's business; everything else is the subgraph's error. */
export function translateError(error: ReportedError, trusted: boolean): TranslatedError {
  const reason = `${nameCode(error.code)}: ${scrub(error.message)}`;
  if (error.code === undefined || !CLIENT_CODES.has(error.code)) {
    return { code: 'SUBGRAPH_ERROR', reason };
  }
  const code = error.code as ErrorCode;
  const { message, retryAfterMs } = error;
  return {
    code,
    reason,
    message: trusted ? message : (OWN_WORDS[code] ?? UNTRUSTED),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** For the log: what is no code may be anything. */
function nameCode(code: string | undefined): string {
  if (code === undefined) return 'no code';
  return /^\w{1,64}$/.test(code) ? code : 'a code that is none';
}
