import { bounds } from '../bounds.ts';

/** How a gateway waits for its registry, in milliseconds. */
export interface FollowTimes {
  /** For one answer of the registry, its body included. */
  readonly callMs: number;
  /** For the registry at a start, where a whole copy of what was served lies on disk. */
  readonly startWithCopyMs: number;
  /** For the registry at a start without one. */
  readonly startMs: number;
  /** Between two tries; after each that fails twice as long, up to `longestRetryMs`. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** That the stream may be silent before it is given up. */
  readonly silenceMs: number;
  /** Between two looks at what is current, while nothing else tells of it. */
  readonly pollMs: number;
  /** Between two looks while the stream lives, which could live and say nothing. */
  readonly calmPollMs: number;
  /** Between two looks at the pin file. */
  readonly pinMs: number;
  /** Between two reports to the registry, where nothing changes. */
  readonly reportMs: number;
}

/** As docs/limits.md lists them. */
export const followTimes: FollowTimes = {
  callMs: bounds.registryCallMs.is,
  startWithCopyMs: bounds.registryStartWithCopyMs.is,
  startMs: bounds.registryStartMs.is,
  retryMs: 500,
  longestRetryMs: bounds.registryRetryMs.is,
  silenceMs: bounds.registrySilenceMs.is,
  pollMs: bounds.registryPollMs.is,
  calmPollMs: bounds.registryCalmPollMs.is,
  pinMs: bounds.pinMs.is,
  reportMs: bounds.reportMs.is,
};
