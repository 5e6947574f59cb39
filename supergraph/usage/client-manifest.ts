import type { OperationTypeNode } from 'graphql';
import type { ClientVersion } from './client-version.ts';

/** What the file of a manifest says it is. */
export const MANIFEST_FORMAT = 'demarc-client-manifest/1';

/** One operation that a client version sends. */
export interface ManifestOperation {
  readonly name: string;
  readonly type: `${OperationTypeNode}`;
  /** SHA-256 of the body, in hexadecimal. */
  readonly id: string;
  /** The canonical print: the operation, then the fragments that it needs, by name. */
  readonly body: string;
}

/** All that is known of one version of a client: one file of the folder of clients. */
export interface ClientManifest extends ClientVersion {
  /** The day of its registration, YYYY-MM-DD. */
  readonly since: string;
  /** The operations of a retired version no longer count. */
  readonly state: 'active' | 'retired';
  /** The day on which it was retired; absent while it is active. */
  readonly retiredOn?: string;
  /** In the order of their names. */
  readonly operations: readonly ManifestOperation[];
}

/** `web 3.2.0`, as messages say it. */
export function nameOfVersion({ client, version }: ClientVersion): string {
  return `${client} ${version}`;
}

/** The path of a manifest's file below the folder of clients. */
export function pathOfManifest({ client, version }: ClientVersion): string {
  return `${client}/${version}.json`;
}

/** The text of a manifest's file: always in the same order, so that a change of it is a small diff. */
export function manifestText(manifest: ClientManifest): string {
  const { client, version, since, state, retiredOn, operations } = manifest;
  const content = {
    format: MANIFEST_FORMAT,
    client,
    version,
    since,
    state,
    ...(retiredOn !== undefined && { retiredOn }),
    operations: operations.map(({ name, type, id, body }) => ({ name, type, id, body })),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
