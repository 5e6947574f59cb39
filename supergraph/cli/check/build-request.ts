import { join, resolve } from 'node:path';
import type { Config, SubgraphConfig } from '@demarc/foundation/config';
import type { CheckRequest } from '../../check-request.ts';
import type { RuleSeverities } from '../../policy/apply-policy.ts';
import { readContractFile } from '../../sources/read-contract-file.ts';
import { readRegisteredClients } from '../../usage/registered-clients.ts';
import { usageOfManifests } from '../../usage/usage-of-manifests.ts';
import { openBaseVersions } from './base-versions.ts';
import type { CheckOptions } from './check-options.ts';

/** What a request is made of. */
export interface CheckInputs {
  readonly config: Config;
  readonly severities: RuleSeverities;
  /** The subgraphs to check, one or more. */
  readonly subjects: readonly SubgraphConfig[];
  readonly options: CheckOptions;
}

/**
 * Reads the files and the commits that a check is about.
 * @throws SupergraphFault CONTRACT_UNREADABLE, GIT_REF_UNKNOWN, GIT_UNAVAILABLE, CLIENT_FILE_UNREADABLE
 */
export async function buildRequest({
  config,
  severities,
  subjects,
  options,
}: CheckInputs): Promise<CheckRequest> {
  const names = subjects.map(({ name }) => name);
  const candidates = config.subgraphs.map((subgraph) =>
    options.contract !== undefined && names.includes(subgraph.name)
      ? { ...subgraph, contract: resolve(options.contract) }
      : subgraph,
  );
  const [graph, before, registered] = await Promise.all([
    Promise.all(candidates.map(readContractFile)),
    openBaseVersions(subjects, { ...options, config }),
    readRegisteredClients(config.clients),
  ]);
  return {
    subjects: names,
    graph,
    before,
    teams: config.teams,
    severities,
    openUsage: (schemas) => usageOfManifests({ registered, schemas }),
    today: options.today,
    cacheFolder: join(config.folder, '.demarc/cache/compositions'),
  };
}
