import { defineEntity, p } from '@mikro-orm/core';

export const UsageEventSchema = defineEntity({
  name: 'UsageEvent',
  tableName: 'usage_events',
  properties: {
    usageEventId: p.bigint().primary(),
    ingestDate: p.date(),
    source: p.text(),
    eventId: p.text(),
    organizationRef: p.text(),
    workspaceRef: p.text().nullable(),
    workflowRunRef: p.text().nullable(),
    meterCode: p.text(),
    quantity: p.decimal(),
    occurredAt: p.datetime(),
    payloadHash: p.blob(),
    traceId: p.text(),
  },
});

/** Something that was measured, once, whoever repeats it. */
export class UsageEvent extends UsageEventSchema.class {}

UsageEventSchema.setClass(UsageEvent);
