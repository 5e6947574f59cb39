import type { Job } from '@demarc/kit';
import { z } from 'zod';
import { findOrAddUser } from '../find-or-add-user.ts';

/** What is said of the person; refused without telling it again, because it is personal. */
const person = z.object({
  email: z
    .string()
    .trim()
    .min(3)
    .max(254)
    .regex(/^[^@ ]+@[^@ ]+$/),
  name: z.string().trim().min(1).max(200),
});

/**
 * Makes a login without an invitation: the first one, when there is nobody yet who could invite. It
 * belongs nowhere and may do nothing but create an organization of its own. An address that is known
 * keeps its user and its name.
 *
 * @param dataKey - under which the person's key is wrapped
 */
export function registerUser(dataKey: Uint8Array): Job {
  return {
    what: 'Makes an active login for `email`, called `name`, and tells its id.',
    takes: ['email', 'name'],
    async run(run) {
      const parsed = person.safeParse(run.input);
      if (!parsed.success) {
        throw new Error(
          'register-user takes `email`, an address, and `name`, 1 to 200 characters.',
        );
      }
      const { email, name: displayName } = parsed.data;
      return run.transaction(async (unit) => {
        const wanted = { email, displayName, dataKey, state: 'ACTIVE' as const };
        const { userRef, isNew } = await findOrAddUser(unit, wanted);
        return { user: userRef, registered: Number(isNew) };
      });
    },
  };
}
