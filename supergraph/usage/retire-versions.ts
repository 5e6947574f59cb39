import type { Finding } from '@demarc/supergraph/contract';
import type { ClientFindingCode } from './client-findings.ts';
import { nameOfVersion, type ClientManifest } from './client-manifest.ts';
import type { ClientVersion } from './client-version.ts';
import type { RegisteredClients } from './registered-clients.ts';

/** The manifests as they are afterwards, those that were retired before left out; or who is not known. */
export type RetireResult =
  | { readonly ok: true; readonly retired: readonly ClientManifest[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Retires client versions that no longer run: their operations stop counting. All of them or none.
 *
 * @param today YYYY-MM-DD
 */
export function retireVersions(
  versions: readonly ClientVersion[],
  { manifests, findings: unreadable }: RegisteredClients,
  today: string,
): RetireResult {
  const found = versions.map((wanted) => ({ wanted, manifest: manifests.find(isVersion(wanted)) }));
  const unknown = found
    .filter(({ manifest }) => manifest === undefined)
    .map(({ wanted }) => unknownVersion(wanted, manifests));
  // A version that is not found may be the one whose file cannot be read.
  if (unknown.length > 0) return { ok: false, findings: [...unknown, ...unreadable] };
  const retired = new Set(found.flatMap(({ manifest }) => manifest ?? []));
  return {
    ok: true,
    retired: [...retired]
      .filter(({ state }) => state === 'active')
      .map((manifest) => ({ ...manifest, state: 'retired', retiredOn: today })),
  };
}

function isVersion(wanted: ClientVersion): (one: ClientVersion) => boolean {
  return ({ client, version }) => client === wanted.client && version === wanted.version;
}

function unknownVersion(wanted: ClientVersion, manifests: readonly ClientManifest[]): Finding {
  const code: ClientFindingCode = 'CLIENT_UNKNOWN';
  const versions = manifests.filter(({ client }) => client === wanted.client);
  const known =
    versions.length > 0
      ? `Of ${wanted.client} there are ${versions.map(({ version }) => version).join(', ')}.`
      : `There are ${[...new Set(manifests.map(({ client }) => client))].join(', ')}.`;
  const message = `${nameOfVersion(wanted)} is not registered. ${manifests.length === 0 ? 'Nobody is.' : known}`;
  return { code, severity: 'ERROR', message };
}
