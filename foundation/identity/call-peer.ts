import { signInternalToken } from './internal-token.ts';
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

/** Asks another process of this graph, as this service, and reads its JSON. Throws unless it answers 200. */
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
  if (!response.ok)
    throw new Error(`${peer.name} answered ${response.status} to ${method} ${path}`);
  return response.json();
}
