import { defineEntity, p } from '@mikro-orm/core';

/** How far collecting what an account owes has come. */
export const collectionStates = ['GOOD_STANDING', 'PAST_DUE', 'DELINQUENT', 'WRITTEN_OFF'] as const;
export type CollectionState = (typeof collectionStates)[number];

export const BillingAccountSchema = defineEntity({
  name: 'BillingAccount',
  tableName: 'billing_accounts',
  properties: {
    billingAccountId: p.bigint().primary(),
    publicRef: p.text(),
    organizationRef: p.text(),
    currency: p.text(),
    collectionState: p.enum(collectionStates),
    createdAt: p.datetime(),
    version: p.bigint().default(1),
  },
});

/** Who is billed: one for each organization, in one currency. */
export class BillingAccount extends BillingAccountSchema.class {}

BillingAccountSchema.setClass(BillingAccount);
