import type { Migration } from '@demarc/foundation/database';
import { collectionCommands } from './005-commands/collection.ts';
import { invoiceCommands } from './005-commands/invoices.ts';
import { ledgerCommands } from './005-commands/ledger.ts';
import { settlementCommands } from './005-commands/settlements.ts';
import { subscriptionCommands } from './005-commands/subscriptions.ts';
import { usageCommands } from './005-commands/usage.ts';

/** What commands and jobs write with, beyond what the first tables had. */
export const commandsMigration: Migration = {
  name: '005-commands',
  statements: [
    ...subscriptionCommands,
    ...usageCommands,
    ...ledgerCommands,
    ...invoiceCommands,
    ...settlementCommands,
    ...collectionCommands,
  ],
};
