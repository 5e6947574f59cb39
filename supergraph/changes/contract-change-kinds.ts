import type { ChangeKindEntry } from './change-kind.ts';

/** What clients cannot see change, but other subgraphs, owners and readers of the contract can. */
export const contractChangeKinds = {
  OWNER_CHANGED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'another team answers for it',
    why: 'Both owners have to agree.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
