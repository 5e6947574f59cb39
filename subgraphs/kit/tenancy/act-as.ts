import type { EntityManager } from '@mikro-orm/sql';
import { organizationsOf, type Identity } from '@demarc/foundation/identity';

/** For whom a transaction acts: a user, or the machine itself (seeds, feeds, jobs). */
export type Actor = Identity | 'system';

/**
 * Says at the start of a transaction what row-level security lets it see: the organizations of the
 * identity, or everything. It holds until the transaction ends.
 */
export async function actAs(em: EntityManager, actor: Actor): Promise<void> {
  const [scope, user, organizations] =
    actor === 'system' ? ['system', '', []] : ['', actor.subject, organizationsOf(actor)];
  await em.execute(
    `select set_config('app.scope', ?, true), set_config('app.user', ?, true),
       set_config('app.organizations', ?, true)`,
    [scope, user, arrayLiteral(organizations)],
  );
}

/** A transaction of the machine's own. */
export async function asSystem<Result>(
  em: EntityManager,
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  return em.transactional(async (transaction) => {
    await actAs(transaction, 'system');
    return work(transaction);
  });
}

/** Quoted, because a ref comes from a token and might hold a brace or a comma. */
function arrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`;
}
