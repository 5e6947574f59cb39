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
]);

/** A subgraph's error in this gateway's terms. */
export interface TranslatedError {
  readonly code: ErrorCode;
  /** What the client may read, where the subgraph's word is taken. */
  readonly message?: string;
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
  return { code, reason, message: trusted ? error.message : UNTRUSTED };
}

/** For the log: what is no code may be anything. */
function nameCode(code: string | undefined): string {
  if (code === undefined) return 'no code';
  return /^\w{1,64}$/.test(code) ? code : 'a code that is none';
}
