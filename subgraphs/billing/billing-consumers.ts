import type { Consumer } from '@demarc/kit';

/** What billing follows of other contexts. */
export const billingConsumers: readonly Consumer[] = [];
