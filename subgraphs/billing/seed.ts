import type { EntityManager } from '@mikro-orm/sql';
import type { SeedPlan } from '@demarc/kit';
import { LONGEST_HISTORY, customerOf } from './seed/customer.ts';
import { listedCurrencies } from './seed/price-list.ts';
import { seedAccounts, seedHouseLedger, type SeededAccount } from './seed/seed-accounts.ts';
import { seedCatalogue } from './seed/seed-catalogue.ts';
import { seedCollection } from './seed/seed-collection.ts';
import { seedEntitlements } from './seed/seed-entitlements.ts';
import { seedMonth } from './seed/seed-months.ts';
import { seedSubscriptions } from './seed/seed-subscriptions.ts';
import { openUsageMonths, seedUsage } from './seed/seed-usage.ts';

/** How many customers are held in memory at once with all that they did. */
const CHUNK = 250;

/** Fills an empty billing database: what is sold, who bought it, what they used, owe and paid. */
export async function seedBilling(
  em: EntityManager,
  { organizations, today }: SeedPlan,
): Promise<void> {
  const versions = await seedCatalogue(em);
  await seedHouseLedger(em, listedCurrencies, new Date(Date.UTC(2026, 0, 1)));
  await openUsageMonths(em, today);
  const accounts: SeededAccount[] = [];
  const subscriptions = new Map<string, bigint>();
  for (let start = 0; start < organizations; start += CHUNK) {
    const customers = Array.from({ length: Math.min(CHUNK, organizations - start) }, (_, index) =>
      customerOf(start + index + 1, today),
    );
    const opened = await seedAccounts(em, customers);
    const begun = await seedSubscriptions(em, opened, { versions, today });
    await seedEntitlements(em, customers, today);
    await seedUsage(em, customers);
    await seedCollection(em, opened, today);
    accounts.push(...opened);
    begun.forEach((key, ref) => subscriptions.set(ref, key));
  }
  // Month by month over all customers, so that invoice numbers rise with the time.
  for (let monthsBack = LONGEST_HISTORY; monthsBack >= 0; monthsBack--) {
    for (let start = 0; start < accounts.length; start += CHUNK) {
      const some = accounts.slice(start, start + CHUNK);
      await seedMonth(em, { accounts: some, subscriptions, today, monthsBack });
    }
  }
}
