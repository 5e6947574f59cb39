import type { Resolvers } from '@demarc/kit';
import type { BillingLoaders } from '../../loaders.ts';

/** What mutations of invoices and settlements came to: the members of their unions. */
export const invoiceOutcomes: Resolvers<BillingLoaders> = {};
