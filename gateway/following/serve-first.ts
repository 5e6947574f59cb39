import type { Log } from '@demarc/foundation/process';
import { GatewayFault } from '../gateway-fault.ts';
import type { Copies } from './copies.ts';
import { readPin } from './read-pin.ts';
import type { RegistryClient } from './registry-client.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { rest } from './rest.ts';
import type { VersionSwitch } from './version-switch.ts';

/** What a start works with. */
export interface ServeFirstOptions {
  readonly settings: RegistrySettings;
  readonly registry: RegistryClient;
  readonly copies: Copies;
  readonly versionSwitch: VersionSwitch;
  readonly log: Log;
}

/**
 * Serves the first version: what the pin says, else what the registry says, else the newest copy on disk that
 * is whole. One that is older than a broken copy does as well: it was served here before, the log and the
 * registry are told, and every answer names it; no answers at all would help nobody.
 * @throws GatewayFault SUPERGRAPH_UNAVAILABLE, SUPERGRAPH_PIN_UNAVAILABLE, or why the only version was refused
 */
export async function serveFirst(options: ServeFirstOptions): Promise<void> {
  const { settings, copies, versionSwitch } = options;
  const { times, origin } = settings;
  versionSwitch.pinTo(settings.pin ?? (await readPinAtStart(settings.home)));
  const hasCopy = (await copies.list()).length > 0;
  const patience = AbortSignal.timeout(hasCopy ? times.startWithCopyMs : times.startMs);
  const reason = versionSwitch.isPinned()
    ? await tryPinned(options, patience)
    : await tryCurrent(options, patience);
  if (versionSwitch.serves() !== undefined) return;
  const refusal = versionSwitch.refused();
  if (refusal !== undefined) {
    throw new GatewayFault(
      versionSwitch.isPinned() ? 'SUPERGRAPH_PIN_UNAVAILABLE' : 'SUPERGRAPH_UNAVAILABLE',
      `${refusal.reason} (${refusal.code}) Nothing else can be served: no whole copy of another one lies on disk.`,
    );
  }
  throw versionSwitch.isPinned()
    ? new GatewayFault(
        'SUPERGRAPH_PIN_UNAVAILABLE',
        `The supergraph that this gateway is pinned to is not on disk, and the registry at ${origin} does not give it: ${reason}. Pin another one, or unpin: npx demarc pin off`,
      )
    : new GatewayFault(
        'SUPERGRAPH_UNAVAILABLE',
        `The registry at ${origin} gives no supergraph: ${reason}. No copy of one that was served before is whole on disk either. Start the control plane and publish; or serve a file with DEMARC_SUPERGRAPH.`,
      );
}

async function readPinAtStart(home: string) {
  const read = await readPin(home);
  if (read.ok) return read.pin;
  throw new GatewayFault(
    'SUPERGRAPH_PIN_UNAVAILABLE',
    `${read.reason}. Pin another one, or unpin: npx demarc pin off`,
  );
}

async function tryPinned(options: ServeFirstOptions, patience: AbortSignal): Promise<string> {
  const { settings, versionSwitch } = options;
  let reason = 'it cannot be served';
  for (;;) {
    const missing = await versionSwitch.turn(false, patience);
    if (versionSwitch.serves() !== undefined || missing === undefined) return reason;
    reason = missing;
    await rest(settings.times.retryMs, patience);
    if (patience.aborted) return reason;
  }
}

async function tryCurrent(options: ServeFirstOptions, patience: AbortSignal): Promise<string> {
  const { settings, registry, versionSwitch, log } = options;
  const isOver = () => patience.aborted;
  let reason = '';
  let isAnswered = false;
  while (!isAnswered && !isOver()) {
    const answer = await registry.current(undefined, patience);
    versionSwitch.take(answer);
    isAnswered = answer.kind === 'DOCUMENT' || answer.kind === 'UNUSABLE';
    // Of a call that the end of the patience has cut there is nothing to say but that.
    if ('reason' in answer && !(isOver() && reason !== '')) reason = answer.reason;
    if (!isAnswered) await rest(settings.times.retryMs, patience);
  }
  if (!isAnswered) log.warn({ reason }, 'registry.lost');
  await versionSwitch.turn(true, patience);
  return reason;
}
