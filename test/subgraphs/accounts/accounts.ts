import { createAccounts } from '@demarc/accounts';
import { seedRef } from '@demarc/kit';

/** The key that personal data of these tests is wrapped with. */
export const dataKey = Buffer.alloc(32, 7);

/** Accounts as it is served. */
export const accountsDefinition = createAccounts(dataKey);

/** The first organization of every seed, and what belongs to it. */
export const first = {
  organization: seedRef('org', 1),
  operations: seedRef('wsp', 1, 1),
  finance: seedRef('wsp', 1, 2),
  owner: seedRef('usr', 1, 1),
  admin: seedRef('usr', 1, 2),
} as const;
