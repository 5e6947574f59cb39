import type { Peer } from '@demarc/foundation/identity';
import type { Job } from '../jobs/job.ts';
import { applyNext } from './apply-event.ts';
import type { Consumer } from './consumer.ts';
import { lockConsumer, moveCursor } from './cursor.ts';
import { FEED_START } from './feed-position.ts';
import { readPage } from './read-page.ts';

/** A consumer whose read model can be emptied and folded anew. */
export type RebuildableConsumer = Consumer & { readonly clear: NonNullable<Consumer['clear']> };

/** What the job of a consumer is called: `rebuild-collection-states` of `accounts.collection-states`. */
export function rebuildJobName({ name }: Consumer): string {
  return `rebuild-${name.slice(name.indexOf('.') + 1)}`;
}

/**
 * Empties a read model and folds its source's whole feed into it, in one transaction: whoever reads
 * meanwhile sees the old one, and whoever would consume meanwhile waits.
 *
 * @param peerOf - the source, where its address is known
 */
export function rebuildJob(
  consumer: RebuildableConsumer,
  peerOf: (source: string) => Peer | undefined,
): Job {
  const { name, source } = consumer;
  return {
    what: `Empties the read model ${name} and folds the feed of ${source} into it from the start.`,
    async run({ transaction }) {
      const peer = peerOf(source);
      if (peer === undefined) {
        throw new Error(`The address of ${source} is not known here, so ${name} stays as it is.`);
      }
      return transaction(async ({ em, now }) => {
        await lockConsumer(em, name);
        await consumer.clear(em);
        await em.execute('delete from inbox_events where consumer = ?', [name]);
        await moveCursor(em, name, FEED_START);
        let events = 0;
        for (let after = FEED_START, isLast = false; !isLast;) {
          const page = await readPage(peer, after);
          for (const event of page.events) {
            await applyNext(em, { consumer, event, now });
            em.clear();
          }
          events += page.events.length;
          ({ position: after, isLast } = page);
        }
        return { events };
      });
    },
  };
}
