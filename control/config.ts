import { join, resolve } from 'node:path';
import { readConfig as readDemarcYaml, type Team } from '@demarc/foundation/config';
import type { DatabaseLocation } from '@demarc/foundation/database';
import { readRuleSettings } from '@demarc/supergraph/rule-settings';

/** What the control plane needs to know before it starts. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The name of the graph. */
  readonly graph: string;
  readonly teams: readonly Team[];
  readonly severities: ReadonlyMap<string, 'ERROR' | 'WARNING' | 'INFO' | 'OFF'>;
  /** The folder of client manifests. */
  readonly clients: string;
  readonly database: DatabaseLocation;
  /** Where the public keys of the graph's processes lie. */
  readonly keys: string;
  readonly cacheFolder: string;
  /** In production introspection is off, and a drain is patient. */
  readonly production: boolean;
}

/** A configuration, or every sentence on what is wrong with it. */
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

const DEFAULT_PORT = 4010;

/** Reads the control plane's environment, and the demarc.yaml that it names. */
export async function readConfig(env: NodeJS.ProcessEnv): Promise<ConfigResult> {
  const file = env['DEMARC_CONFIG'] ?? '';
  if (file === '') {
    return {
      ok: false,
      problems: ['DEMARC_CONFIG is not set: name the demarc.yaml of the graph.'],
    };
  }
  const read = await readDemarcYaml(file);
  if (!read.ok) return { ok: false, problems: read.problems.map(placed) };
  const settings = readRuleSettings(read.config.rules);
  if (!settings.ok) return { ok: false, problems: settings.problems.map(placed) };
  const port = env['DEMARC_PORT'] ?? String(read.config.control?.port ?? DEFAULT_PORT);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return {
      ok: false,
      problems: [`DEMARC_PORT is "${port}": a port is a whole number from 0 to 65535.`],
    };
  }
  const home = resolve(env['DEMARC_HOME'] ?? join(read.config.folder, '.demarc'));
  const url = env['REGISTRY_DATABASE_URL'];
  if (url !== undefined && !(/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) {
    // The value may hold a password: it is not repeated.
    return {
      ok: false,
      problems: [
        'REGISTRY_DATABASE_URL is not the URL of a PostgreSQL, such as postgres://user:password@host:5432/registry. Without the variable the database is embedded.',
      ],
    };
  }
  return {
    ok: true,
    config: {
      host: env['DEMARC_HOST'] ?? '127.0.0.1',
      port: Number(port),
      graph: read.config.graph,
      teams: read.config.teams,
      severities: settings.severities,
      clients: read.config.clients,
      database: url === undefined ? { folder: join(home, 'data', 'registry') } : { url },
      keys: resolve(env['DEMARC_KEYS'] ?? join(home, 'keys')),
      cacheFolder: join(home, 'cache', 'compositions'),
      production: env['NODE_ENV'] === 'production',
    },
  };
}

function placed({
  file,
  line,
  column,
  message,
}: {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}): string {
  return `${file}:${line}:${column} ${message}`;
}
