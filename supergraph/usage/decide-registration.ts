import type { Finding } from '@demarc/supergraph/contract';
import type { ClientFindingCode } from './client-findings.ts';
import {
  nameOfVersion,
  pathOfManifest,
  type ClientManifest,
  type ManifestOperation,
} from './client-manifest.ts';
import type { ClientVersion } from './client-version.ts';
import type { RegisteredClients } from './registered-clients.ts';

/** A version that asks to be registered with its operations. */
export interface Registration extends ClientVersion {
  readonly operations: readonly ManifestOperation[];
  /** True to put them in the place of what is registered under this version. */
  readonly replace: boolean;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** What becomes of a registration; everything but `unchanged` is to be written. */
export type RegistrationDecision =
  | {
      readonly ok: true;
      readonly outcome: 'registered' | 'replaced' | 'reactivated' | 'unchanged';
      readonly manifest: ClientManifest;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Decides on a registration. What is registered under a version stays: other teams have judged their
 * changes by it. The same operations once more change nothing, except that a retired version is active
 * again.
 */
export function decideRegistration(
  { client, version, operations, replace, today }: Registration,
  registered: RegisteredClients,
): RegistrationDecision {
  const manifest: ClientManifest = { client, version, since: today, state: 'active', operations };
  const similar = registered.manifests.find((other) => isNearly(other, manifest));
  if (similar !== undefined) return refuse('CLIENT_NAME_TAKEN', nearlyTaken(manifest, similar));
  const unreadable = registered.findings.filter(({ file = '' }) =>
    file.replaceAll('\\', '/').endsWith(`/${pathOfManifest(manifest)}`),
  );
  if (unreadable.length > 0 && !replace) return { ok: false, findings: unreadable };
  const before = registered.manifests.find(
    (other) => other.client === client && other.version === version,
  );
  if (before === undefined) {
    return { ok: true, outcome: unreadable.length > 0 ? 'replaced' : 'registered', manifest };
  }
  const difference = describeDifference(before.operations, operations);
  if (difference === undefined) {
    return before.state === 'active'
      ? { ok: true, outcome: 'unchanged', manifest: before }
      : { ok: true, outcome: 'reactivated', manifest };
  }
  if (replace) return { ok: true, outcome: 'replaced', manifest };
  return refuse(
    'CLIENT_VERSION_TAKEN',
    `${nameOfVersion(before)} is registered since ${before.since} with other operations: ${difference}. ` +
      'Others have judged their changes by it, so that it stays as it is: register the next version. ' +
      'If nobody has this one yet, push it with --replace.',
  );
}

function refuse(code: ClientFindingCode, message: string): RegistrationDecision {
  return { ok: false, findings: [{ code, severity: 'ERROR', message }] };
}

/** Two names that are one file on many disks. */
function isNearly(a: ClientVersion, b: ClientVersion): boolean {
  const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  if (a.client !== b.client) return isSame(a.client, b.client);
  return a.version !== b.version && isSame(a.version, b.version);
}

function nearlyTaken(given: ClientVersion, taken: ClientVersion): string {
  return (
    `${nameOfVersion(given)} differs from ${nameOfVersion(taken)}, which is registered, by upper and ` +
    'lower case alone: on many disks both would be one file. Write it as it is registered.'
  );
}

/** `1 added (A), 2 removed (B, C), 1 changed (D)`; undefined where nothing differs. */
function describeDifference(
  before: readonly ManifestOperation[],
  after: readonly ManifestOperation[],
): string | undefined {
  const ids = new Map(before.map(({ name, id }) => [name, id]));
  const names = new Set(after.map(({ name }) => name));
  const parts = [
    ['added', after.filter(({ name }) => !ids.has(name))],
    ['removed', before.filter(({ name }) => !names.has(name))],
    ['changed', after.filter(({ name, id }) => ids.has(name) && ids.get(name) !== id)],
  ] as const;
  const texts = parts
    .filter(([, operations]) => operations.length > 0)
    .map(([what, operations]) => `${operations.length} ${what} (${someNames(operations)})`);
  return texts.length === 0 ? undefined : texts.join(', ');
}

function someNames(operations: readonly ManifestOperation[]): string {
  const names = operations.map(({ name }) => name);
  const rest = names.length - 5;
  return rest > 0 ? `${names.slice(0, 5).join(', ')} and ${rest} more` : names.join(', ');
}
