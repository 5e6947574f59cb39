import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Log } from '@demarc/foundation/process';
import type { RegistryClient } from './registry-client.ts';
import type { Refusal, VersionSwitch } from './version-switch.ts';

/** Tells the registry what is served, one report at a time. */
export interface Reporter {
  /** Tells, in any case. */
  now(): Promise<void>;
  /** Tells if it is not what was told last. */
  changed(): Promise<void>;
  /** Resolves when the last report has ended. */
  ended(): Promise<void>;
}

/** Whom to tell of what, until when. */
export interface ReporterOptions {
  readonly registry: RegistryClient;
  readonly versionSwitch: VersionSwitch;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Opens a reporter under a name that no other process has. */
export function openReporter(options: ReporterOptions): Reporter {
  const { registry, versionSwitch, log, signal } = options;
  const host = hostname()
    .replaceAll(/[^\w.-]/g, '-')
    .slice(0, 64);
  const gateway = `${host}:${process.pid}:${randomBytes(3).toString('hex')}`;
  let told: { readonly state: string; readonly refused: unknown } | undefined;
  let isUnheard = false;
  let reports = Promise.resolve();
  const stateOf = () => {
    const serves = versionSwitch.serves();
    return {
      serves:
        serves === undefined ? null : { version: serves.number ?? null, digest: serves.digest },
      isPinned: versionSwitch.isPinned(),
    };
  };
  const isOver = () => signal.aborted;
  const tell = async (): Promise<void> => {
    if (isOver()) return;
    const state = stateOf();
    const refused = versionSwitch.refused();
    const isNews = refused !== undefined && refused !== told?.refused;
    const body = { gateway, ...state, refused: isNews ? wordsOf(refused) : null };
    const failure = await registry.report(body, signal);
    if (failure === undefined) told = { state: JSON.stringify(state), refused };
    else if (!isUnheard && !isOver()) log.warn({ reason: failure }, 'report.failed');
    isUnheard = failure !== undefined;
  };
  const now = () => (reports = reports.then(tell));
  return {
    now,
    async changed() {
      const isSame =
        told?.state === JSON.stringify(stateOf()) && told.refused === versionSwitch.refused();
      if (!isSame) await now();
    },
    ended: () => reports,
  };
}

/** As the registry's door takes it. */
function wordsOf({ number, digest, code, reason }: Refusal) {
  return { version: number ?? null, digest, code, reason: reason.slice(0, 2_000) };
}
