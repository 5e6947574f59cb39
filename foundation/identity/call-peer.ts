import { signInternalToken } from './internal-token.ts';
import { PeerRefused } from './peer-refused.ts';
import type { SigningKey } from './signing-key.ts';

/** Another process of this graph, and who calls it. */
export interface Peer {
  /** Its name, which is the audience of the token. */
  readonly name: string;
  /** Its origin, such as `http://127.0.0.1:4002`. */
  readonly origin: string;
  readonly key: SigningKey;
}

/** What to ask it. */
export interface PeerCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly signal: AbortSignal;
}

/**
 * Asks another process of this graph, as this service, and reads its JSON.
 * @throws PeerRefused unless it answers 200; TypeError or AbortError where it does not answer at all
 */
export async function callPeer(peer: Peer, call: PeerCall): Promise<unknown> {
  const { method, path, signal } = call;
  const body = call.body === undefined ? '' : JSON.stringify(call.body);
  const identity = { subject: `service:${peer.key.name}`, grants: [] };
  const token = await signInternalToken(peer.key, identity, {
    audience: peer.name,
    method,
    path,
    body,
  });
  const response = await fetch(new URL(path, peer.origin), {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(method === 'POST' && { body }),
    redirect: 'error',
    signal,
  });
  const text = await response.text();
  if (!response.ok) {
    const what = `${peer.name} answered ${response.status} to ${method} ${path}`;
    throw new PeerRefused(what, response.status, readReason(text));
  }
  return JSON.parse(text);
}

/** The `message` of a refusal of ours. */
function readReason(text: string): string | undefined {
  try {
    const { message } = JSON.parse(text) as { readonly message?: unknown };
    return typeof message === 'string' ? message : undefined;
  } catch {
    // A proxy's page, or nothing: the status has to do.
    return undefined;
  }
}
