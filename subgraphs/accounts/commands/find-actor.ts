import { refuse, type Command } from '@demarc/kit';
import { User } from '../model/user.ts';

/** Loads who asks; null for a login that accounts does not know. */
export function findActor({ em, actorRef }: Pick<Command<never>, 'em' | 'actorRef'>) {
  return em.findOne(User, { publicRef: actorRef });
}

/** A refusal because of where the login of whoever asks stands. */
export function loginNotActive(actor: User | null) {
  return refuse(
    'LoginNotActive',
    actor
      ? `Your login is ${actor.state}. Ask an administrator to have it activated.`
      : 'Nobody has this login here. Ask somebody to invite you.',
    { loginState: actor?.state ?? null },
  );
}
