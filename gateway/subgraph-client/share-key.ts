import { hash } from 'node:crypto';
import type { Grant, Identity } from '@demarc/foundation/identity';

/** Grants are kept as one list for as long as they are fresh. */
const digests = new WeakMap<readonly Grant[], string>();

/**
 * Under which a call may answer others: all that the subgraph's answer can depend on. No two identities have one
 * key, whatever a subject or a body looks like: a key begins with `{`, or with a digest and a length.
 */
export function shareKey(body: string, identity: Identity | undefined): string {
  if (identity === undefined) return body;
  const { subject, grants } = identity;
  return `${digestOf(grants)}${subject.length}:${subject}${body}`;
}

function digestOf(grants: readonly Grant[]): string {
  const known = digests.get(grants);
  if (known !== undefined) return known;
  const digest = `${hash('sha256', JSON.stringify(grants))}:`;
  digests.set(grants, digest);
  return digest;
}
