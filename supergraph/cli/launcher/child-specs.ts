import { join } from 'node:path';
import { loopbackPort, type Config } from '@demarc/foundation/config';
import { gatewayProgram } from '../gateway-program.ts';
import type { ChildSpec } from './child.ts';
import { homeOf } from './home.ts';
import { parseCommand } from './parse-command.ts';

/** Every subgraph that demarc.yaml says how to start. */
export function subgraphSpecs(
  config: Config,
  organizations: number | undefined,
): readonly ChildSpec[] {
  return config.subgraphs.flatMap(({ name, url, start }) => {
    const port = loopbackPort(url);
    if (start === undefined || port === undefined) return [];
    return [
      childSpec(
        { config, name, call: parseCommand(start) },
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
  return Object.fromEntries(
    others.map((one) => [`${one.name.replaceAll('-', '_').toUpperCase()}_URL`, one.url]),
  );
}

/** The gateway over the composed supergraph. */
export function gatewaySpec(config: Config): ChildSpec {
  const call = { file: process.execPath, args: [gatewayProgram()] };
  return childSpec(
    { config, name: 'gateway', call },
    {
      DEMARC_SUPERGRAPH: homeOf(config).supergraph,
      DEMARC_CONFIG: config.file,
      DEMARC_HOST: config.gateway.host,
      DEMARC_PORT: String(config.gateway.port),
    },
  );
}

function childSpec(
  { config, name, call }: { config: Config; name: string; call: ChildSpec['call'] },
  variables: Readonly<Record<string, string>>,
): ChildSpec {
  const { folder: home, keys } = homeOf(config);
  return {
    name,
    call,
    folder: config.folder,
    environment: { ...variables, DEMARC_HOME: home, DEMARC_KEYS: keys },
    logFile: join(home, 'logs', `${name}.log`),
  };
}
