import { z } from 'zod';

/** A place in a feed: after the fact with this id, of this transaction, in this epoch of the cluster's ids. */
export interface FeedPosition {
  readonly epoch: number;
  readonly txId: string;
  readonly eventId: string;
}

/** Before the first fact. */
export const FEED_START: FeedPosition = { epoch: 0, txId: '0', eventId: '0' };

/** As it stands in a URL; opaque to consumers. */
export function formatPosition({ epoch, txId, eventId }: FeedPosition): string {
  return `${epoch}.${txId}.${eventId}`;
}

/** Undefined for what is no position. */
export function parsePosition(text: string): FeedPosition | undefined {
  const match = /^(\d{1,9})\.(\d{1,19})\.(\d{1,19})$/.exec(text);
  const [, epoch, txId, eventId] = match ?? [];
  if (epoch === undefined || txId === undefined || eventId === undefined) return undefined;
  if (BigInt(txId) > MAX_BIGINT || BigInt(eventId) > MAX_BIGINT) return undefined;
  return { epoch: Number(epoch), txId, eventId };
}

/** PostgreSQL's largest bigint: a larger number is no id of anything. */
const MAX_BIGINT = 9_223_372_036_854_775_807n;

/** Whether a place comes before another one, in the order of the feed. */
export function isBefore(one: FeedPosition, other: FeedPosition): boolean {
  const [a, b] = [one, other].map(({ epoch, txId, eventId }) => [
    BigInt(epoch),
    BigInt(txId),
    BigInt(eventId),
  ]) as [bigint[], bigint[]];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at !== -1 && (a[at] as bigint) < (b[at] as bigint);
}

/** Reads what another process says is a position of a feed. */
export const positionSchema = z.string().transform((text, context): FeedPosition => {
  const parsed = parsePosition(text);
  if (parsed !== undefined) return parsed;
  context.addIssue('It is no position of a feed.');
  return z.NEVER;
});

/** A fact as it travels: CloudEvents 1.0 in JSON, with what this graph adds. https://cloudevents.io */
export const feedEventSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  /** Whose it is; null for what belongs to no organization. */
  organization: z.string().nullable(),
  actor: z.string(),
  /** 1, 2, 3 … of its subject. */
  sequence: z.number(),
  traceid: z.string(),
  position: positionSchema,
  data: z.record(z.string(), z.unknown()),
});

/** A fact of another context. */
export type FeedEvent = z.output<typeof feedEventSchema>;

/** One page of a feed. */
export const feedPageSchema = z.object({
  // A consumer goes forward only: what came after a later one would be passed by, and lost.
  events: z.array(feedEventSchema).refine(isInOrder, {
    error: 'The events of a page are not in the order of their positions.',
  }),
  /** Continue after this; where the page is empty, the position that was asked for. */
  position: positionSchema,
  /** Whether more can be read now. */
  isLast: z.boolean(),
  /** When the source looked. */
  asOf: z.iso.datetime().transform((text) => new Date(text)),
});

export type FeedPage = z.output<typeof feedPageSchema>;

function isInOrder(events: readonly FeedEvent[]): boolean {
  return events.every(({ position }, index) => {
    const next = events[index + 1];
    return next === undefined || isBefore(position, next.position);
  });
}
