import type { ChangeKindEntry } from './change-kind.ts';

/** What clients can see change. */
export const apiChangeKinds = {
  FIELD_REMOVED: {
    level: 'API',
    severities: ['BREAKING'],
    what: 'a field is gone',
    why: 'Operations that select it are refused.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
