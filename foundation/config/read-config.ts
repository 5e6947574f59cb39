import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { applySchema, type SchemaResult } from './apply-schema.ts';
import { checkDemarcFile } from './check-demarc-file.ts';
import { checkOwnersFile } from './check-owners-file.ts';
import type { Config, IdentityConfig } from './config.ts';
import type { ConfigProblem } from './config-problem.ts';
import { demarcSchema, type DemarcFile } from './demarc-schema.ts';
import { locateJwks } from './locate-jwks.ts';
import { mergeLimits } from './merge-limits.ts';
import { ownersSchema, type OwnersFile } from './owners-schema.ts';
import { parseYamlFile, type YamlFile, type YamlResult } from './yaml-file.ts';

/** The configuration, or everything that is wrong with it. */
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads demarc.yaml and the owners.yaml that it names. A path is relative to the file it stands in. */
export async function readConfig(path: string): Promise<ConfigResult> {
  const file = resolve(path);
  const parsed = await readYaml(file, (reason) => ({ file, line: 1, column: 1, message: reason }));
  if (!parsed.ok) return parsed;
  const demarc = applySchema(demarcSchema, parsed.yaml, 'demarc.yaml');
  if (!demarc.ok) return demarc;

  const ofDemarc = await checkDemarcFile(demarc.value, parsed.yaml);
  const owners = await readOwners(demarc.value, parsed.yaml);
  if (!owners.ok) return { ok: false, problems: [...ofDemarc, ...owners.problems] };
  if (ofDemarc.length > 0) return { ok: false, problems: ofDemarc };
  return { ok: true, config: toConfig(parsed.yaml, demarc.value, owners.value) };
}

async function readYaml(
  file: string,
  unreadable: (reason: string) => ConfigProblem,
): Promise<YamlResult> {
  try {
    return parseYamlFile(await readFile(file, 'utf8'), file);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = missing ? `There is no file ${file}.` : `${file}: ${String(error)}.`;
    return { ok: false, problems: [unreadable(reason)] };
  }
}

async function readOwners(demarc: DemarcFile, yaml: YamlFile): Promise<SchemaResult<OwnersFile>> {
  const parsed = await readYaml(resolve(dirname(yaml.file), demarc.owners), (message) => ({
    file: yaml.file,
    ...yaml.placeOfValue(['owners']),
    message,
  }));
  if (!parsed.ok) return parsed;
  const owners = applySchema(ownersSchema, parsed.yaml, 'owners.yaml');
  if (!owners.ok) return owners;
  const names = demarc.subgraphs.map(({ name }) => name);
  const problems = checkOwnersFile(owners.value, parsed.yaml, names);
  return problems.length > 0 ? { ok: false, problems } : owners;
}

function toConfig(yaml: YamlFile, demarc: DemarcFile, owners: OwnersFile): Config {
  const { file } = yaml;
  const folder = dirname(file);
  const { graph, gateway, control, identity, example, clients, rules } = demarc;
  return {
    file,
    folder,
    graph,
    owners: resolve(folder, demarc.owners),
    teams: owners.teams,
    gateway: { ...gateway, limits: mergeLimits(gateway.limits) },
    ...(control && { control }),
    ...(identity && { identity: locateKeys(identity, folder) }),
    ...(example !== undefined && { example: resolve(folder, example) }),
    clients: resolve(folder, clients),
    rules: Object.entries(rules).map(([code, severity]) => ({
      code,
      severity,
      place: { file, ...yaml.placeOfKey(['rules', code]) },
    })),
    subgraphs: demarc.subgraphs.map(({ name, contract, url, start }) => ({
      name,
      contract: resolve(folder, contract),
      url,
      ...(start !== undefined && { start }),
    })),
  };
}

function locateKeys(
  { jwks, ...rest }: NonNullable<DemarcFile['identity']>,
  folder: string,
): IdentityConfig {
  return { ...rest, ...(jwks !== undefined && { jwks: locateJwks(jwks, folder) }) };
}
