import type { Config } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import { check } from '@demarc/supergraph/check';
import type { Command } from 'commander';
import type { CheckStep } from '../../check-report.ts';
import type { CheckRequest } from '../../check-request.ts';
import { readRuleSettings } from '../../rule-settings.ts';
import { chooseSubgraphs } from '../choose-subgraphs.ts';
import { loadConfig } from '../load-config.ts';
import { printProblems } from '../report/print-problems.ts';
import { buildRequest } from './build-request.ts';
import { checkAgainstRegistry } from './check-against-registry.ts';
import type { CheckOptions } from './check-options.ts';
import type { CheckRun } from './check-run.ts';

/** What was typed. */
export interface CheckInvocation {
  /** For wrong usage to be explained. */
  readonly command: Command;
  /** The subgraphs to check; all if there are none. */
  readonly names: readonly string[];
  readonly options: CheckOptions;
}

/** What may surround a check. */
export interface CheckSurroundings {
  /** Told of the configuration once it is found right, and waited for before contracts are read. */
  readonly onConfig?: (config: Config) => Promise<void>;
  /** Told of each step as it begins. */
  readonly onStep?: (step: CheckStep) => void;
  /** Changes the request before it is answered. */
  readonly prepare?: (request: CheckRequest) => CheckRequest;
}

/**
 * Reads the configuration, the contracts and the versions to compare with, and checks. Undefined once
 * it is printed what is wrong with the configuration.
 * @throws SupergraphFault CONTRACT_UNREADABLE, GIT_REF_UNKNOWN, GIT_UNAVAILABLE, REGISTRY_UNREACHABLE,
 *   REGISTRY_REFUSED
 */
export async function runCheck(
  { command, names, options }: CheckInvocation,
  { onConfig, onStep, prepare = (request) => request }: CheckSurroundings = {},
): Promise<CheckRun | undefined> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return undefined;
  await onConfig?.(config);
  const settings = readRuleSettings(config.rules);
  if (!settings.ok) {
    printProblems(settings.problems);
    return undefined;
  }
  const subjects = chooseSubgraphs(command, names, config);
  if (subjects.length !== 1 && (options.contract !== undefined || options.base.length > 0)) {
    command.error('error: --contract and --base go with the name of one subgraph.', {
      exitCode: ExitCode.usage,
    });
  }
  if (options.registry !== undefined) {
    return checkAgainstRegistry({ config, subjects, options, ...(onStep && { onStep }) });
  }
  const { severities } = settings;
  const request = await buildRequest({ config, severities, subjects, options });
  const report = await check(prepare({ ...request, ...(onStep && { onStep }) }));
  return { config, report };
}
