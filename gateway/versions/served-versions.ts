import { describeFault, type Log } from '@demarc/foundation/process';
import { bounds } from '../bounds.ts';
import type { OperationKey } from '../engine/prepared-operations.ts';
import type { SupergraphDocument } from '../supergraph-document.ts';
import type { ServedVersion } from './open-version.ts';

/** What this gateway serves: one version at a time, and beside it those whose last requests still run. */
export interface ServedVersions {
  /** The version that a new request gets. */
  current(): ServedVersion | undefined;
  /**
   * Serves this supergraph from the next request on; where it cannot be opened, nothing changes.
   * @throws GatewayFault SUPERGRAPH_INVALID, SUPERGRAPH_UNSUPPORTED
   */
  serve(document: SupergraphDocument): Promise<void>;
  /** Stops all of them, at once. */
  close(): Promise<void>;
}

/** How a version is opened, and how long those wait that are served no more. */
export interface ServedVersionsOptions {
  readonly open: (
    document: SupergraphDocument,
    busiest: readonly OperationKey[],
  ) => Promise<ServedVersion>;
  /** Milliseconds that a request may take from its first to its last byte. */
  readonly patienceMs: number;
  readonly log: Log;
}

/** Holds the version that is served. Swapping it is one assignment: no request sees half of it. */
export function openServedVersions(options: ServedVersionsOptions): ServedVersions {
  const { open, patienceMs, log } = options;
  let current: ServedVersion | undefined;
  const retired = new Set<ServedVersion>();
  const retire = (version: ServedVersion) => {
    retired.add(version);
    version
      .close(patienceMs)
      .catch((error: unknown) => {
        // It serves nobody any more: what it could not give back goes with the process.
        log.error(
          { supergraph: version.document.digest, ...describeFault(error) },
          'supergraph.not_closed',
        );
      })
      .finally(() => retired.delete(version));
  };
  return {
    current: () => current,
    async serve(document) {
      const busiest = current?.lane?.prepared.busiest(bounds.warmedOperations.is) ?? [];
      const next = await open(document, busiest);
      const last = current;
      current = next;
      if (last !== undefined) retire(last);
    },
    async close() {
      const all = [...retired, ...(current === undefined ? [] : [current])];
      await Promise.all(all.map((version) => version.close(0)));
    },
  };
}
