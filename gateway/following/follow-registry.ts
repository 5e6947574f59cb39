import { describeFault, type Log } from '@demarc/foundation/process';
import { listenToVersions } from './listen-to-versions.ts';
import { openReporter } from './open-reporter.ts';
import { readPin } from './read-pin.ts';
import type { RegistryClient } from './registry-client.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { rest } from './rest.ts';
import type { VersionSwitch } from './version-switch.ts';

/** What following works with. */
export interface FollowOptions {
  readonly settings: RegistrySettings;
  readonly registry: RegistryClient;
  readonly versionSwitch: VersionSwitch;
  readonly log: Log;
}

/** Until it is told to stop. */
export interface Following {
  stop(): Promise<void>;
}

/**
 * Follows the registry: the stream tells of each version at once; beside it the gateway looks for itself, often
 * while the stream is down and seldom while it lives. Nothing that happens to the registry ends this.
 */
export function followRegistry(options: FollowOptions): Following {
  const { settings, registry, versionSwitch, log } = options;
  const { times } = settings;
  const end = new AbortController();
  const { signal } = end;
  const isOver = () => signal.aborted;
  let isStreaming = false;
  let isLost = false;
  /** Whether something else should be served than is. */
  let isBehind = false;
  /** Counts what the registry has said, so that an old answer never outdoes a newer one. */
  let said = 0;

  const reached = () => {
    if (isLost) log.info('registry.reached');
    isLost = false;
  };
  const lost = (reason: string) => {
    if (!isLost) log.warn({ reason }, 'registry.lost');
    isLost = true;
  };

  const report = openReporter({ ...options, signal });
  const turn = async (): Promise<void> => {
    const missing = await versionSwitch.turn(true, signal);
    if (missing !== undefined && !isBehind && !isOver()) {
      log.warn({ reason: missing, isPinned: versionSwitch.isPinned() }, 'supergraph.missing');
    }
    isBehind = missing !== undefined;
  };
  let turns = Promise.resolve();
  let isQueued = false;
  const settle = () => {
    if (isQueued) return;
    isQueued = true;
    turns = turns
      .then(() => {
        isQueued = false;
        return isOver() ? undefined : turn();
      })
      .catch((error: unknown) => {
        log.error(describeFault(error), 'supergraph.fault');
      })
      // Beside it: a registry that hangs keeps nobody from the next version.
      .then(() => void report.changed());
  };

  const stream = async (): Promise<void> => {
    let failures = 0;
    while (!isOver()) {
      const reason = await listenToVersions({
        registry,
        silenceMs: times.silenceMs,
        signal,
        onVersion(version) {
          failures = 0;
          isStreaming = true;
          said += 1;
          reached();
          versionSwitch.announce(version);
          settle();
        },
      });
      if (isStreaming && !isOver()) log.warn({ reason }, 'stream.lost');
      isStreaming = false;
      const wait = Math.min(times.retryMs * 2 ** failures, times.longestRetryMs);
      failures += 1;
      await rest(jitter(wait), signal);
    }
  };

  const poll = async (): Promise<void> => {
    let lookedAt = performance.now();
    while (!isOver()) {
      await rest(jitter(times.pollMs), signal);
      const isCalm = isStreaming && !isBehind;
      if (isCalm && performance.now() - lookedAt < times.calmPollMs) continue;
      const before = said;
      const known = isBehind ? undefined : versionSwitch.announced()?.digest;
      const answer = await registry.current(known, signal);
      lookedAt = performance.now();
      if (answer.kind !== 'UNAVAILABLE') reached();
      else if (!isStreaming && !isOver()) lost(answer.reason);
      if (said === before) versionSwitch.take(answer);
      settle();
    }
  };

  const watchPin = async (): Promise<void> => {
    let problem = '';
    while (!isOver()) {
      await rest(times.pinMs, signal);
      const read = await readPin(settings.home);
      if (read.ok) {
        problem = '';
        if (versionSwitch.pinTo(read.pin)) settle();
      } else if (read.reason !== problem) {
        problem = read.reason;
        // What held until now goes on holding: half a pin is no reason to change what is served.
        log.warn({ reason: problem }, 'pin.unreadable');
      }
    }
  };

  const tellEverySoOften = async (): Promise<void> => {
    while (!isOver()) {
      await report.now();
      await rest(jitter(times.reportMs), signal);
    }
  };

  const tasks = [stream(), poll(), tellEverySoOften()];
  // A pin of the environment holds whatever the file says.
  if (settings.pin === undefined) tasks.push(watchPin());
  return {
    async stop() {
      end.abort();
      await Promise.all(tasks);
      await turns;
      await report.ended();
    },
  };
}

/** Gateways that lost their registry together do not come back together. */
function jitter(ms: number): number {
  return ms * (0.75 + Math.random() / 4);
}
