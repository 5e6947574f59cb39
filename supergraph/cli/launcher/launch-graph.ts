import type { Config } from '@demarc/foundation/config';
import type { ExitCode } from '@demarc/foundation/process';
import { homeOf } from './home.ts';
import { launch } from './launch.ts';
import { planGraph } from './plan-graph.ts';

/**
 * Starts the whole graph of demarc.yaml on this machine and stays until it is stopped.
 * @param organizations - how many to seed empty databases with; undefined: each subgraph's own default
 */
export function launchGraph(config: Config, organizations: number | undefined): Promise<ExitCode> {
  const home = homeOf(config);
  return launch({
    config,
    home,
    command: 'npm start --',
    plan: () => planGraph({ config, home }, organizations),
  });
}
