import type { ConfigProblem } from './config-problem.ts';
import type { DemarcFile } from './demarc-schema.ts';
import { loopbackPort } from './loopback.ts';
import { missingFiles } from './missing-files.ts';
import { suggest } from './suggest.ts';
import type { YamlFile } from './yaml-file.ts';

/** What no schema can see: doubled names and ports, files that are not there. */
export async function checkDemarcFile(
  value: DemarcFile,
  yaml: YamlFile,
): Promise<readonly ConfigProblem[]> {
  return [
    ...doubledNames(value, yaml),
    ...doubledPorts(value, yaml),
    ...foreignStarts(value, yaml),
    ...unknownGrants(value, yaml),
    ...(await missingFiles(value, yaml)),
  ];
}

function doubledNames(value: DemarcFile, yaml: YamlFile): ConfigProblem[] {
  const names = value.subgraphs.map(({ name }) => name);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (first === index) return [];
    const { line } = yaml.placeOfValue(['subgraphs', first, 'name']);
    const message = `Two subgraphs are named "${name}": the other one is in line ${line}. Name each once.`;
    return [problem(yaml, ['subgraphs', index, 'name'], message)];
  });
}

function doubledPorts(value: DemarcFile, yaml: YamlFile): ConfigProblem[] {
  const claims = [
    { who: 'the gateway', path: ['gateway', 'port'], port: value.gateway.port },
    { who: 'the control plane', path: ['control', 'port'], port: value.control?.port },
    ...value.subgraphs.map(({ name, url }, index) => ({
      who: `subgraph ${name}`,
      path: ['subgraphs', index, 'url'],
      port: loopbackPort(url),
    })),
  ];
  return claims.flatMap(({ path, port }, index) => {
    const first = claims.findIndex((claim) => claim.port === port);
    const other = claims[first];
    if (port === undefined || first === index || other === undefined) return [];
    const { line } = yaml.placeOfValue(other.path);
    const message = `Port ${port} is taken twice: ${other.who} has it in line ${line}. Give each its own.`;
    return [problem(yaml, path, message)];
  });
}

function foreignStarts(value: DemarcFile, yaml: YamlFile): ConfigProblem[] {
  return value.subgraphs.flatMap(({ url, start }, index) => {
    if (start === undefined || loopbackPort(url) !== undefined) return [];
    const message =
      'A subgraph that is started here listens here: give it a url such as ' +
      '"http://127.0.0.1:4001/graphql", or leave out `start`.';
    return [problem(yaml, ['subgraphs', index, 'url'], message)];
  });
}

function unknownGrants({ identity, subgraphs }: DemarcFile, yaml: YamlFile): ConfigProblem[] {
  const names = subgraphs.map(({ name }) => name);
  if (identity === undefined || names.includes(identity.grants)) return [];
  const meant = suggest(identity.grants, names);
  const hint = meant === undefined ? `There are: ${names.join(', ')}.` : `Did you mean "${meant}"?`;
  const message = `There is no subgraph "${identity.grants}" that could answer for grants. ${hint}`;
  return [problem(yaml, ['identity', 'grants'], message)];
}

function problem(yaml: YamlFile, path: readonly PropertyKey[], message: string): ConfigProblem {
  return { file: yaml.file, ...yaml.placeOfValue(path), message };
}
