import type { Config } from '@demarc/foundation/config';
import type { ExitCode } from '@demarc/foundation/process';
import { openRegistryClient } from '../registry/open-registry-client.ts';
import { homeOf } from './home.ts';
import { launch } from './launch.ts';
import { planAlone } from './plan-alone.ts';

/** Which subgraphs run here, and against which registry. */
export interface AloneOrder {
  readonly names: readonly string[];
  /** An origin. */
  readonly against: string;
  /** How many organizations to seed empty databases with; undefined: each subgraph's own default. */
  readonly organizations: number | undefined;
}

/**
 * Starts a few subgraphs of demarc.yaml on this machine, and a gateway over those and the published ones of
 * all others, and stays until it is stopped.
 * @throws SupergraphFault REGISTRY_UNREACHABLE, REGISTRY_REFUSED
 */
export function launchAlone(whole: Config, order: AloneOrder): Promise<ExitCode> {
  const { names, against, organizations } = order;
  const { control: _notHere, ...rest } = whole;
  const subgraphs = whole.subgraphs.filter(({ name }) => names.includes(name));
  const config: Config = { ...rest, subgraphs };
  const home = homeOf(config, names);
  const registry = openRegistryClient({ registry: against, config });
  return launch({
    config,
    home,
    command: `npx demarc up ${names.join(' ')} --against ${against}`,
    plan: () => planAlone({ config, home, names, registry, organizations }),
  });
}
