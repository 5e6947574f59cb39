import { viewContracts, type GraphViewResult } from '../../graph-view.ts';
import type { RegistryClient, VersionRecord } from './registry-client.ts';

/** A version by its number, or the newest; or why there is none. */
export type FoundVersion =
  | { readonly ok: true; readonly version: VersionRecord }
  | { readonly ok: false; readonly why: string };

/** Reads a version; the newest one, unless a number is given. */
export async function publishedVersion(
  client: RegistryClient,
  number?: number,
): Promise<FoundVersion> {
  const version = await (number === undefined ? client.currentVersion() : client.version(number));
  if (version !== undefined) return { ok: true, version };
  const why =
    number === undefined
      ? 'nothing has been published yet: `demarc publish` does it.'
      : `there is no version ${number}: \`demarc history\` lists them.`;
  return { ok: false, why };
}

/** The graph of a version, as clients and owners see it. */
export function viewVersion({ number, contracts }: VersionRecord): GraphViewResult {
  return viewContracts(
    contracts.map(({ subgraph: name, url, path, sdl }) => ({
      name,
      url,
      path: `version ${number}:${path}`,
      bytes: Buffer.from(sdl, 'utf8'),
    })),
  );
}
