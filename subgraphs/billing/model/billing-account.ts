import { defineEntity, p } from '@mikro-orm/core';
import { collectionStates, type CollectionChange } from './collection.ts';

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
export class BillingAccount extends BillingAccountSchema.class {
  /** Collecting goes on to the next state. */
  changeCollection({ to }: CollectionChange): void {
    this.collectionState = to;
    this.version += 1n;
  }

  /** Whether collecting has come so far that a debt may be given up. */
  mayWriteOff(): boolean {
    return this.collectionState === 'DELINQUENT' || this.collectionState === 'WRITTEN_OFF';
  }
}

BillingAccountSchema.setClass(BillingAccount);
