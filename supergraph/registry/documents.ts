import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/sql';

/** What a text is kept and known by: `sha256:` and the hash of its bytes in UTF-8. */
export function digestOf(body: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

/** Keeps a text under its digest, once however often it comes. */
export async function keepDocument(em: EntityManager, body: string): Promise<string> {
  const digest = digestOf(body);
  await em.execute('insert into documents (digest, body) values (?, ?) on conflict do nothing', [
    digest,
    body,
  ]);
  return digest;
}

/** The text of a digest; undefined where nobody published it. */
export async function readDocument(em: EntityManager, digest: string): Promise<string | undefined> {
  const [row]: { body: string }[] = await em.execute(
    'select body from documents where digest = ?',
    [digest],
  );
  return row?.body;
}
