import { resolve } from 'node:path';
import type { Config, SubgraphConfig } from '@demarc/foundation/config';
import type { CheckStep } from '../../check-report.ts';
import { openRegistryClient } from '../registry/open-registry-client.ts';
import { readOwnContracts } from '../registry/own-contracts.ts';
import { originSaid } from '../registry/registry-option.ts';
import { printFindings } from '../report/print-findings.ts';
import type { CheckOptions } from './check-options.ts';
import type { CheckRun } from './check-run.ts';

/** What to check against what is published. */
export interface RegistryCheckRequest {
  readonly config: Config;
  readonly subjects: readonly SubgraphConfig[];
  readonly options: Pick<CheckOptions, 'registry' | 'contract' | 'today'>;
  readonly onStep?: (step: CheckStep) => void;
}

/**
 * Lets the registry check contracts as a publish would, against every version that is served. Undefined
 * once it is printed why they cannot be sent.
 * @throws SupergraphFault CONTRACT_UNREADABLE, REGISTRY_UNREACHABLE, REGISTRY_REFUSED
 */
export async function checkAgainstRegistry({
  config,
  subjects,
  options,
  onStep,
}: RegistryCheckRequest): Promise<CheckRun | undefined> {
  const { contract, today, registry } = options;
  const own = await readOwnContracts(
    config,
    subjects.map((subject) => ({
      ...subject,
      contract: contract === undefined ? subject.contract : resolve(contract),
    })),
  );
  if (own.findings.length > 0) {
    printFindings(own.findings);
    return undefined;
  }
  const client = openRegistryClient({ registry: originSaid(registry), config });
  onStep?.('composition');
  const { report, demands, isBlocked } = await client.check({ contracts: own.contracts, today });
  return {
    config,
    // What equals what is published is not looked at again, and was checked nevertheless.
    report: { ...own.placeHere(report), subgraphs: subjects.map(({ name }) => name) },
    isApproved: report.verdict === 'REFUSED' && !isBlocked && demands.length === 0,
  };
}
