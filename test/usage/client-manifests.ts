import type { ClientManifest, ManifestOperation } from '../../supergraph/usage/client-manifest.ts';
import type { RegisteredClients } from '../../supergraph/usage/registered-clients.ts';
import { operationId } from '../../supergraph/usage/validate-operation.ts';

/** An operation as it is registered, its name taken from the body. */
export function registeredOperation(body: string): ManifestOperation {
  const name = /^(?:query|mutation) (\w+)/.exec(body)?.[1] ?? '';
  const type = body.startsWith('mutation') ? 'mutation' : 'query';
  return { name, type, id: operationId(body), body };
}

/** An active manifest of `web@3.2.0` with operations given as texts. */
export function manifestOf(
  name: string,
  bodies: readonly string[],
  rest: Partial<ClientManifest> = {},
): ClientManifest {
  const [client = '', version = ''] = name.split('@');
  const operations = bodies.map(registeredOperation);
  return { client, version, since: '2026-11-01', state: 'active', operations, ...rest };
}

/** Manifests in a folder of which every file could be read. */
export function registeredWith(...manifests: readonly ClientManifest[]): RegisteredClients {
  return { manifests, findings: [] };
}
