import { properties, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import type { Payment as PaymentModel } from '../model/payment.ts';

export const Payment: TypeResolvers<PaymentModel, BillingLoaders> = {
  ...properties<PaymentModel>('state', 'method', 'requestedAt', 'settledAt', 'failureCode'),
  id: (payment) => payment.publicRef,
  invoice: ({ invoiceId }, _args, { loaders }) => loaders.invoiceById.load(invoiceId),
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
};
