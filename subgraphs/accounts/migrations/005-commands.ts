import type { Migration } from '@demarc/foundation/database';
import { accessStatements } from './005-commands/access.ts';
import { featureStatements } from './005-commands/features.ts';
import { memberStatements } from './005-commands/members.ts';
import { transitionStatements } from './005-commands/transitions.ts';

/** What writes of accounts stand on. */
export const commandsMigration: Migration = {
  name: '005-commands',
  statements: [
    ...accessStatements,
    ...transitionStatements,
    ...memberStatements,
    ...featureStatements,
  ],
};
