import type { GatewayRecord } from '../registry/registry-client.ts';
import type { Following, PublishedVersion } from './registry-status.ts';

/** A gateway tells of itself twice a minute. */
const SILENT_MS = 90_000;
/** It has a new version within two seconds, and five where it has to ask for it. */
const SWAPPING_MS = 10_000;

/** How a gateway follows what is published. */
export function followingOf(
  { digest, isPinned, seenAt }: GatewayRecord,
  current: PublishedVersion | undefined,
  now: Date,
): Following {
  if (now.getTime() - Date.parse(seenAt) > SILENT_MS) return 'SILENT';
  if (isPinned) return 'PINNED';
  if (current === undefined || digest === current.digest) return 'CURRENT';
  return now.getTime() - Date.parse(current.publishedAt) > SWAPPING_MS ? 'LAGGING' : 'SWAPPING';
}
