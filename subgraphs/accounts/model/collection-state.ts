import { defineEntity, p } from '@mikro-orm/core';

/** How collecting stands, in billing's words. */
export const collectionStates = ['GOOD_STANDING', 'PAST_DUE', 'DELINQUENT', 'WRITTEN_OFF'] as const;

export const CollectionStateSchema = defineEntity({
  name: 'CollectionState',
  tableName: 'collection_states',
  properties: {
    organizationRef: p.text().primary(),
    collectionState: p.enum(collectionStates),
    since: p.datetime(),
    asOf: p.datetime(),
    eventId: p.uuid(),
    /** The number of the fact, among those of its billing account. */
    sequence: p.bigint(),
  },
});

/** What billing last said of an organization's payments; billing owns it, this is a read model. */
export class CollectionState extends CollectionStateSchema.class {}

CollectionStateSchema.setClass(CollectionState);
