import { callPeer, type Peer } from '@demarc/foundation/identity';
import {
  feedPageSchema,
  formatPosition,
  type FeedPage,
  type FeedPosition,
} from './feed-position.ts';

const CALL_MS = 10_000;
const PAGE_SIZE = 200;

/** One page of a peer's feed. */
export async function readPage(
  peer: Peer,
  after: FeedPosition,
  stop?: AbortSignal,
): Promise<FeedPage> {
  const path = `/events?after=${formatPosition(after)}&size=${PAGE_SIZE}`;
  const late = AbortSignal.timeout(CALL_MS);
  const signal = stop === undefined ? late : AbortSignal.any([stop, late]);
  return feedPageSchema.parse(await callPeer(peer, { method: 'GET', path, signal }));
}
