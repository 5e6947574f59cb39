import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One service of docker-compose.yml, as far as the tests look at it. */
export interface Service {
  readonly image?: string;
  readonly command?: string;
  readonly environment?: Readonly<Record<string, string | number | null>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, object>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly stop_grace_period?: string;
}

interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, unknown>>;
}

/** A file of the repository. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** docker-compose.yml with its anchors merged. */
export const composeFile = parse(read('docker-compose.yml'), { merge: true }) as ComposeFile;

/** The services that run a program of the repository. */
export const programs = Object.entries(composeFile.services).filter(
  (entry): entry is [string, Service & { command: string }] => entry[1].command !== undefined,
);

/** The variables that a service is given, where those of `given` are set; absent ones left out. */
export function variablesOf(
  { environment = {} }: Service,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const variables = Object.entries(environment).map(([name, value]) => [
    name,
    value === null ? given[name] : interpolate(String(value), given),
  ]);
  return Object.fromEntries(variables.filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}

/** As Compose does it: `${NAME}`, `${NAME:-default}`, `${NAME:?what to do}`. */
function interpolate(text: string, given: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)(?::-([^}]*))?(?::\?[^}]*)?\}/g, (_, name: string, or) => {
    const value = given[name] ?? (or as string | undefined);
    if (value === undefined) throw new Error(`${name} is not set.`);
    return value;
  });
}
