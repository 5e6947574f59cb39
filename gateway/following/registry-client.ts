import { errorCode } from '@demarc/foundation/process';
import { signInternalToken, type SigningKey } from '@demarc/foundation/identity';
import { ITSELF } from '../identity/open-identity.ts';
import { readDocument } from './read-document.ts';
import { readRefusal } from './read-refusal.ts';
import type { RegistryAnswer } from './registry-answer.ts';

/** The doors of the registry, which never reject: what does not answer is an outcome. */
export interface RegistryClient {
  /** What is current; `known` is a digest that need not be sent again. */
  current(known: string | undefined, signal: AbortSignal): Promise<RegistryAnswer>;
  /** A supergraph that was published some time. */
  byDigest(digest: string, signal: AbortSignal): Promise<RegistryAnswer>;
  /** Tells what this gateway serves; resolves with why that failed, or nothing. */
  report(body: object, signal: AbortSignal): Promise<string | undefined>;
  /** Opens the stream of versions. @throws Error with a reason for the log */
  openStream(signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
}

/** Who calls whom, and for how many milliseconds they wait for one answer. */
export interface RegistryClientOptions {
  readonly origin: string;
  readonly key: SigningKey;
  readonly callMs: number;
}

interface Call {
  readonly method?: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

const DIGEST = /^"(sha256:[0-9a-f]{64})"$/;

/** Speaks with the control plane at its origin; each call is signed and has a deadline. */
export function openRegistryClient(options: RegistryClientOptions): RegistryClient {
  const { origin, key, callMs } = options;
  const call = async (path: string, init: Call) => {
    const { method = 'GET', body = '' } = init;
    const token = await signInternalToken(key, ITSELF, { audience: 'control', method, path, body });
    return fetch(`${origin}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
      // A token goes where it was meant to go.
      redirect: 'error',
    });
  };
  const patience = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(callMs)]);
  const ask = async (
    path: string,
    { known, signal }: { readonly known?: string | undefined; readonly signal: AbortSignal },
  ): Promise<RegistryAnswer> => {
    try {
      const response = await call(path, {
        signal: patience(signal),
        headers: known === undefined ? {} : { 'if-none-match': `"${known}"` },
      });
      return await readAnswer(response, path);
    } catch (error) {
      return { kind: 'UNAVAILABLE', reason: describeFailure(error) };
    }
  };
  return {
    current: (known, signal) => ask('/supergraph', { known, signal }),
    byDigest: (digest, signal) => ask(`/supergraph/${digest}`, { signal }),
    async report(body, signal) {
      try {
        const response = await call('/gateways', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          signal: patience(signal),
        });
        await response.body?.cancel();
        return response.status === 204 ? undefined : `it answered ${response.status}`;
      } catch (error) {
        return describeFailure(error);
      }
    },
    async openStream(signal) {
      // Until it answers; how long it may be silent after that is for the listener to say.
      const opening = new AbortController();
      const timer = setTimeout(
        () => opening.abort(new DOMException('no answer', 'TimeoutError')),
        callMs,
      );
      try {
        const response = await call('/supergraph/stream', {
          headers: { accept: 'text/event-stream' },
          signal: AbortSignal.any([signal, opening.signal]),
        });
        const type = response.headers.get('content-type') ?? 'no content type';
        if (response.status !== 200 || !type.startsWith('text/event-stream') || !response.body) {
          await response.body?.cancel();
          throw new Error(`it answered ${response.status} with ${type}`);
        }
        return response.body;
      } catch (error) {
        throw new Error(describeFailure(error), { cause: error });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

async function readAnswer(response: Response, path: string): Promise<RegistryAnswer> {
  const { status, headers, body } = response;
  const number = Number(headers.get('demarc-version'));
  const digest = DIGEST.exec(headers.get('etag') ?? '')?.[1];
  if (Number.isSafeInteger(number) && number > 0 && digest !== undefined) {
    if (status === 304) return { kind: 'UNCHANGED', number };
    if (status === 200 && body) {
      const answer = await readDocument({ number, digest, body });
      // Asked for by its digest, nothing else will do.
      if (path === '/supergraph' || path.endsWith(digest)) return answer;
    }
  }
  const told = status === 200 ? undefined : await readRefusal(body);
  if (status === 200) await body?.cancel().catch(() => undefined);
  if (status === 404 && told && /^(NOTHING_PUBLISHED|VERSION_NOT_FOUND)$/.test(told.code)) {
    return { kind: 'NOTHING', reason: told.message };
  }
  const type = headers.get('content-type') ?? 'no content type';
  const reason = `it answered ${status} with ${told?.code ?? type}`;
  return { kind: 'UNAVAILABLE', reason };
}

/** Node says "fetch failed" and keeps the reason below. */
function describeFailure(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, cause } = error as Partial<Error>;
  if (name === 'TimeoutError') return 'it did not answer in time';
  const below = cause as Partial<Error> | undefined;
  return errorCode(cause) ?? below?.message ?? message ?? 'no reason';
}
