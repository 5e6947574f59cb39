import { join } from 'node:path';
import { openSigningKey } from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';
import type { ServedVersions } from '../versions/served-versions.ts';
import { openCopies } from './copies.ts';
import { followRegistry, type Following } from './follow-registry.ts';
import { openRegistryClient } from './registry-client.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { serveFirst } from './serve-first.ts';
import { openVersionSwitch } from './version-switch.ts';

/**
 * Serves a first version, and follows the registry from there on.
 * @throws GatewayFault as serveFirst does; FoundationFault SIGNING_KEY_MISSING, SIGNING_KEY_INVALID
 */
export async function openFollowing(
  settings: RegistrySettings,
  versions: ServedVersions,
  log: Log,
): Promise<Following> {
  const { origin, home, keys, times } = settings;
  const key = await openSigningKey('gateway', keys);
  const registry = openRegistryClient({ origin, key, callMs: times.callMs });
  const copies = openCopies(join(home, 'gateway', 'versions'), log);
  const versionSwitch = openVersionSwitch({ registry, copies, versions, log });
  await serveFirst({ settings, registry, copies, versionSwitch, log });
  return followRegistry({ settings, registry, versionSwitch, log });
}
