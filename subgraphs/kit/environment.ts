import { join, resolve } from 'node:path';
import type { DatabaseLocation } from '@demarc/foundation/database';
import type { KeyFolder } from '@demarc/foundation/identity';
import { variableOf } from '@demarc/foundation/process';
import { SubgraphFault } from './fault.ts';

/** What a subgraph's process is told from outside. docs/configuration.md lists the variables. */
export interface Environment {
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseLocation;
  /** The keys of this process, and those of the others that it believes. */
  readonly keys: KeyFolder;
  /** The origin of another context, for whoever follows its facts; undefined where nobody said. */
  readonly feeds: (context: string) => string | undefined;
  readonly variables: NodeJS.ProcessEnv;
  /** How to seed a database that was never seeded; undefined: not at all. */
  readonly seed: SeedOrder | undefined;
  readonly isProduction: boolean;
}

/** A wish for demonstration data. */
export interface SeedOrder {
  readonly organizations: number;
  /** Somebody asked for this number; otherwise it is what an embedded database gets by itself. */
  readonly isAsked: boolean;
}

const MAX_SEED_ORGANIZATIONS = 100_000;
const DEFAULT_SEED_ORGANIZATIONS = 12;

/**
 * Reads the variables of one subgraph.
 * @throws SubgraphFault SUBGRAPH_ENVIRONMENT_INVALID naming the variable and what it should be
 */
export function parseEnvironment(context: string, variables: NodeJS.ProcessEnv): Environment {
  const home = resolve(variables['DEMARC_HOME'] ?? '.demarc');
  const database = parseDatabase(context, variables, home);
  const isProduction = variables['NODE_ENV'] === 'production';
  return {
    host: variables['DEMARC_HOST'] ?? '127.0.0.1',
    port: parseWhole('DEMARC_PORT', variables['DEMARC_PORT'] ?? '', 65_535),
    keys: {
      folder: resolve(variables['DEMARC_KEYS'] ?? join(home, 'keys')),
      mayCreate: !isProduction,
    },
    feeds: (source) => parseFeed(source, variables),
    variables,
    database,
    seed: parseSeed(variables['DEMARC_SEED_ORGANIZATIONS'], 'folder' in database && !isProduction),
    isProduction,
  };
}

/** Nobody's own PostgreSQL is filled with a demonstration unless somebody asks. */
function parseSeed(asked: string | undefined, isDemonstration: boolean): SeedOrder | undefined {
  if (asked !== undefined) {
    const organizations = parseWhole('DEMARC_SEED_ORGANIZATIONS', asked, MAX_SEED_ORGANIZATIONS);
    return { organizations, isAsked: true };
  }
  return isDemonstration
    ? { organizations: DEFAULT_SEED_ORGANIZATIONS, isAsked: false }
    : undefined;
}

function parseDatabase(
  context: string,
  variables: NodeJS.ProcessEnv,
  home: string,
): DatabaseLocation {
  const name = variableOf(context, 'DATABASE_URL');
  const url = variables[name];
  if (url === undefined) return { folder: join(home, 'data', context) };
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return { url };
  // The value may hold a password: it is not repeated.
  throw new SubgraphFault(
    'SUBGRAPH_ENVIRONMENT_INVALID',
    `${name} is not the URL of a PostgreSQL, such as postgres://user:password@host:5432/database. ` +
      'Without the variable the database is embedded.',
  );
}

function parseFeed(context: string, variables: NodeJS.ProcessEnv): string | undefined {
  const name = variableOf(context, 'URL');
  const url = variables[name];
  if (url === undefined) return undefined;
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return new URL(url).origin;
  throw new SubgraphFault(
    'SUBGRAPH_ENVIRONMENT_INVALID',
    `${name} is not the URL of a subgraph, such as http://127.0.0.1:4002. \`npm start\` sets it for you.`,
  );
}

function parseWhole(name: string, text: string, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value <= max) return value;
  throw new SubgraphFault(
    'SUBGRAPH_ENVIRONMENT_INVALID',
    `${name} is "${text}"; it must be a whole number up to ${max}. \`npm start\` sets it for you.`,
  );
}
