import type { Grant } from '@demarc/foundation/identity';
import { bounds } from '../bounds.ts';

/** What somebody may do, or why nobody could say. */
export type GrantsOutcome =
  | { readonly ok: true; readonly grants: readonly Grant[] }
  | { readonly ok: false; readonly reason: string };

/** What users may do, remembered for a short time. */
export interface GrantsCache {
  /** Never rejects. Whoever asks while one asks for the same user waits for that answer. */
  grantsOf(subject: string): Promise<GrantsOutcome>;
  /** What is known of a user may have changed: the next one who asks gets an answer from now on. */
  forget(subject: string): void;
}

/** How to find out, and whom to tell that nobody answered. */
export interface GrantsCacheOptions {
  /** Asks who knows; has a time limit of its own, and rejects with a reason for the log. */
  readonly ask: (subject: string) => Promise<readonly Grant[]>;
  /** Told when an answer is used that is no longer fresh, because no newer one is to be had. */
  readonly onStale: (reason: string) => void;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
}

interface Entry {
  known?: { readonly grants: readonly Grant[]; readonly at: number };
  asking?: Promise<GrantsOutcome>;
  /** When nobody answered the last time. */
  failedAt?: number;
}

/**
 * Keeps answers by user, the least recently used of too many go: fresh for some seconds, and usable for
 * some minutes where nobody answers. A withdrawn permission is believed no longer than that.
 */
export function createGrantsCache(options: GrantsCacheOptions): GrantsCache {
  const { ask, onStale, now = () => performance.now() } = options;
  const entries = new Map<string, Entry>();

  const entryOf = (subject: string): Entry => {
    const entry = entries.get(subject) ?? {};
    // Again at the end of the order, which is the one in which entries go.
    entries.delete(subject);
    entries.set(subject, entry);
    if (entries.size > bounds.grantsSubjects.is) {
      const [oldest] = entries.keys();
      if (oldest !== undefined) entries.delete(oldest);
    }
    return entry;
  };
  const ageOf = ({ known }: Entry): number => (known === undefined ? Infinity : now() - known.at);

  const refresh = async (subject: string, entry: Entry): Promise<GrantsOutcome> => {
    const at = now();
    try {
      const grants = await ask(subject);
      entry.known = { grants, at };
      delete entry.failedAt;
      return { ok: true, grants };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      entry.failedAt = now();
      const { known } = entry;
      if (known === undefined || ageOf(entry) > bounds.grantsUsableMs.is) {
        return { ok: false, reason };
      }
      onStale(reason);
      return { ok: true, grants: known.grants };
    } finally {
      delete entry.asking;
    }
  };

  return {
    async grantsOf(subject) {
      const entry = entryOf(subject);
      const { known, failedAt = -Infinity } = entry;
      const age = ageOf(entry);
      if (known !== undefined) {
        if (age <= bounds.grantsFreshMs.is) return { ok: true, grants: known.grants };
        const rests = now() - failedAt < bounds.grantsRestMs.is;
        if (rests && age <= bounds.grantsUsableMs.is) return { ok: true, grants: known.grants };
      }
      entry.asking ??= refresh(subject, entry);
      return entry.asking;
    },
    forget(subject) {
      // An answer that is on its way goes to the entry that is dropped here, and to nobody after this.
      entries.delete(subject);
    },
  };
}
