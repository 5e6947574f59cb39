import { seedUuid, type DomainEvent } from '@demarc/kit';

/** What is told of a fact; its id follows from what it is a fact of. */
export type SeededFact = Pick<
  DomainEvent,
  'aggregateType' | 'aggregateId' | 'aggregateSeq' | 'eventType' | 'occurredAt'
> & {
  /** Says whose it is, as every fact of billing does. */
  readonly payload: DomainEvent['payload'] & { readonly organizationRef: string };
};

/** A fact of the demonstration's history. */
export function seedFact(fact: SeededFact): DomainEvent {
  return {
    ...fact,
    eventId: seedUuid('fact', fact.aggregateType, fact.aggregateId, fact.aggregateSeq),
    actorRef: 'system:seed',
    traceId: 'seed',
    organizationRef: fact.payload.organizationRef,
  };
}
