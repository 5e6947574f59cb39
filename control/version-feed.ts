import { EventEmitter } from 'node:events';
import { describeFault, type Log } from '@demarc/foundation/process';
import type { Registry } from '@demarc/supergraph/registry';

/** What a new version is announced by. */
export interface Announcement {
  readonly number: number;
  /** Of the supergraph SDL. */
  readonly digest: string;
}

/** Tells of new versions. */
export interface VersionFeed {
  /** Looks now: called after a publish of this process, so that gateways hear of it at once. Never rejects. */
  look(): Promise<void>;
  /** Calls back with each new version, until the signal is aborted. */
  listen(listener: (version: Announcement) => void, signal: AbortSignal): void;
  stop(): void;
}

/** Another replica may have published: a look costs one row. */
const LOOK_MS = 500;

/** Watches the registry for new versions, also for those that another replica publishes. */
export function openVersionFeed(registry: Registry, log: Log): VersionFeed {
  const turn = new EventEmitter().setMaxListeners(0);
  let known = 0;
  const look = async () => {
    try {
      const current = await registry.current();
      if (current === undefined || current.number <= known) return;
      known = current.number;
      turn.emit('version', { number: current.number, digest: current.supergraph });
    } catch (error) {
      // The next look is soon: what was published is none the less published.
      log.warn(describeFault(error), 'registry.unreadable');
    }
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return {
    look,
    listen(listener, signal) {
      turn.on('version', listener);
      signal.addEventListener('abort', () => turn.off('version', listener), { once: true });
    },
    stop: () => clearInterval(timer),
  };
}
