import { readFile } from 'node:fs/promises';
import { readConfig as readDemarcYaml, type OperationLimits } from '@demarc/foundation/config';
import { readEngineSettings, type EngineName, type Sharing } from './engine-settings.ts';
import { readRegistrySettings, type RegistrySettings } from './following/registry-settings.ts';
import { readIdentitySettings, type IdentitySettings } from './identity/identity-settings.ts';
import { productionTimes, developmentTimes, type Times } from './times.ts';

/** What a gateway needs to know before it starts. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The file of the supergraph SDL; absent where a registry is followed. */
  readonly supergraphFile?: string;
  /** The registry that says what to serve; absent where a file does. */
  readonly registry?: RegistrySettings;
  /** In production introspection, suggestions, the explorer and the schema download are off. */
  readonly production: boolean;
  /** Absent for a foreign graph, which keeps the limits on bodies, time, replies and planning. */
  readonly limits?: OperationLimits;
  /** Origins that browsers may call from; loopback ones besides, outside of production. */
  readonly corsOrigins: readonly string[];
  /** The operation that the explorer opens with. */
  readonly firstOperation?: string;
  /** Absent for a graph that knows nobody. */
  readonly identity?: IdentitySettings;
  readonly times: Times;
  /** Ours, unless it says otherwise. */
  readonly engine?: EngineName;
  /** Everything is shared, unless it says otherwise. */
  readonly sharing?: Sharing;
}

/** A configuration, or every sentence on what is wrong with it. */
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

const DEFAULT_PORT = 4000;

/** Reads the gateway's environment, and the demarc.yaml that it names, if it names one. */
export async function readConfig(env: NodeJS.ProcessEnv): Promise<ConfigResult> {
  const problems: string[] = [];
  const registry = readRegistrySettings(env);
  if (!registry.ok) problems.push(...registry.problems);
  const engine = readEngineSettings(env);
  if (!engine.ok) problems.push(...engine.problems);
  const given = env['DEMARC_PORT'];
  if (given !== undefined && !isPort(given)) {
    problems.push(`DEMARC_PORT is "${given}": a port is a whole number from 0 to 65535.`);
  }
  const graph = await readGraph(env['DEMARC_CONFIG'], env);
  if (!graph.ok) problems.push(...graph.problems);
  if (problems.length > 0 || !graph.ok || !registry.ok || !engine.ok)
    return { ok: false, problems };

  const production = env['NODE_ENV'] === 'production';
  return {
    ok: true,
    config: {
      ...(registry.settings
        ? { registry: registry.settings }
        : { supergraphFile: env['DEMARC_SUPERGRAPH'] ?? '' }),
      production,
      times: production ? productionTimes : developmentTimes,
      corsOrigins: [],
      ...engine.settings,
      ...graph.settings,
      host: env['DEMARC_HOST'] ?? graph.settings.host ?? '127.0.0.1',
      port: given === undefined ? (graph.settings.port ?? DEFAULT_PORT) : Number(given),
    },
  };
}

type GraphSettings = Partial<
  Pick<Config, 'host' | 'port' | 'limits' | 'corsOrigins' | 'firstOperation' | 'identity'>
>;
type GraphResult =
  | { readonly ok: true; readonly settings: GraphSettings }
  | { readonly ok: false; readonly problems: readonly string[] };

async function readGraph(path: string | undefined, env: NodeJS.ProcessEnv): Promise<GraphResult> {
  if (path === undefined || path === '') return readForeignGraph(env);
  const read = await readDemarcYaml(path);
  if (!read.ok) {
    const problems = read.problems.map(
      ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
    );
    return { ok: false, problems };
  }
  const { gateway, example, folder, subgraphs } = read.config;
  const identity = readIdentitySettings({
    written: read.config.identity,
    folder,
    subgraphs: subgraphs.map(({ name }) => name),
    env,
  });
  if (!identity.ok) return identity;
  const { host, port, limits, cors } = gateway;
  const firstOperation =
    example === undefined ? {} : { firstOperation: await readFile(example, 'utf8') };
  return {
    ok: true,
    settings: {
      host,
      port,
      limits,
      corsOrigins: cors,
      ...firstOperation,
      ...(identity.settings && { identity: identity.settings }),
    },
  };
}

/** Without a demarc.yaml nobody can be known; variables that say otherwise are told of. */
function readForeignGraph(env: NodeJS.ProcessEnv): GraphResult {
  const identity = readIdentitySettings({ written: undefined, folder: '', subgraphs: [], env });
  return identity.ok ? { ok: true, settings: {} } : identity;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}
