import { join } from 'node:path';
import { loopbackPort, type Config } from '@demarc/foundation/config';
import { variableOf } from '@demarc/foundation/process';
import { controlProgram } from '../control-program.ts';
import { gatewayProgram } from '../gateway-program.ts';
import type { ChildSpec } from './child.ts';
import { CONTROL_HOST } from './control-url.ts';
import type { Home } from './home.ts';
import { parseCommand } from './parse-command.ts';

/** A graph, and where its files are. */
export interface Desk {
  readonly config: Config;
  readonly home: Home;
}

/** Every subgraph that demarc.yaml says how to start. */
export function subgraphSpecs(desk: Desk, organizations: number | undefined): readonly ChildSpec[] {
  const { config } = desk;
  return config.subgraphs.flatMap(({ name, url, start }) => {
    const port = loopbackPort(url);
    if (start === undefined || port === undefined) return [];
    return [
      childSpec(
        { ...desk, name, call: parseCommand(start) },
        {
          DEMARC_SUBGRAPH: name,
          DEMARC_HOST: new URL(url).hostname.replace(/^\[|\]$/g, ''),
          DEMARC_PORT: String(port),
          ...addressesOfOthers(config, name),
          ...(organizations !== undefined && {
            DEMARC_SEED_ORGANIZATIONS: String(organizations),
          }),
        },
      ),
    ];
  });
}

/** Where the other contexts are, for whoever follows their facts: `BILLING_URL`. */
function addressesOfOthers({ subgraphs }: Config, name: string): Record<string, string> {
  const others = subgraphs.filter((one) => one.name !== name);
  return Object.fromEntries(others.map((one) => [variableOf(one.name, 'URL'), one.url]));
}

/** The control plane, for this machine alone. */
export function controlSpec(desk: Desk, port: number): ChildSpec {
  const call = { file: process.execPath, args: [controlProgram()] };
  return childSpec(
    { ...desk, name: 'control', call },
    {
      DEMARC_CONFIG: desk.config.file,
      DEMARC_HOST: CONTROL_HOST,
      DEMARC_PORT: String(port),
    },
  );
}

/**
 * The gateway.
 * @param registry - the origin of the control plane that it follows; without it, it serves the file of its home
 */
export function gatewaySpec(desk: Desk, registry: string | undefined): ChildSpec {
  const { config, home } = desk;
  const call = { file: process.execPath, args: [gatewayProgram()] };
  return childSpec(
    { ...desk, name: 'gateway', call },
    {
      DEMARC_SUPERGRAPH: registry === undefined ? home.supergraph : undefined,
      // What commands are told by it is not what this gateway serves.
      DEMARC_REGISTRY: registry,
      DEMARC_CONFIG: config.file,
      DEMARC_HOST: config.gateway.host,
      DEMARC_PORT: String(config.gateway.port),
    },
  );
}

function childSpec(
  { config, home, name, call }: Desk & { readonly name: string; readonly call: ChildSpec['call'] },
  variables: ChildSpec['environment'],
): ChildSpec {
  return {
    name,
    call,
    folder: config.folder,
    environment: { ...variables, DEMARC_HOME: home.folder, DEMARC_KEYS: home.keys },
    logFile: join(home.folder, 'logs', `${name}.log`),
  };
}
