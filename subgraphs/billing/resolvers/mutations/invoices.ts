import type { TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../../loaders.ts';

/** Mutations of invoices and what settles them. */
export const invoiceMutations: TypeResolvers<unknown, BillingLoaders> = {};
