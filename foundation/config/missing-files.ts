import { access, constants, readdir } from 'node:fs/promises';
import { basename, dirname, extname, relative, resolve } from 'node:path';
import type { ConfigProblem } from './config-problem.ts';
import type { DemarcFile } from './demarc-schema.ts';
import { suggest } from './suggest.ts';
import type { YamlFile } from './yaml-file.ts';

/** The first part of a command after `node`, quoted or not. */
const NODE_SCRIPT = /^\s*node\s+(?:"([^"]+)"|'([^']+)'|([^\s"'-]\S*))/;

/** The files that demarc.yaml names and that are not there, each with the neighbour that was meant. */
export async function missingFiles(
  value: DemarcFile,
  yaml: YamlFile,
): Promise<readonly ConfigProblem[]> {
  const named = [
    { what: 'The example operation', path: ['example'], file: value.example },
    ...value.subgraphs.flatMap(({ name, contract, start }, index) => [
      {
        what: `The contract of ${name}`,
        path: ['subgraphs', index, 'contract'],
        file: contract,
      },
      {
        what: `The program of ${name}`,
        path: ['subgraphs', index, 'start'],
        file: scriptOf(start),
      },
    ]),
  ];
  const problems = await Promise.all(
    named.map(async ({ what, path, file }): Promise<ConfigProblem[]> => {
      if (file === undefined) return [];
      const absolute = resolve(dirname(yaml.file), file);
      if (await isReadable(absolute)) return [];
      const meant = await neighbourOf(absolute);
      const hint =
        meant === undefined
          ? 'Paths are relative to this file.'
          : `Did you mean "${relative(dirname(yaml.file), meant)}"?`;
      const message = `${what} cannot be read: ${absolute}. ${hint}`;
      return [{ file: yaml.file, ...yaml.placeOfValue(path), message }];
    }),
  );
  return problems.flat();
}

/** The script of `node script.ts`; a name without an ending is Node's to resolve. */
function scriptOf(start = ''): string | undefined {
  const [, double, single, bare] = NODE_SCRIPT.exec(start) ?? [];
  const script = double ?? single ?? bare;
  return script === undefined || extname(script) === '' ? undefined : script;
}

async function isReadable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}

/** A file of the same folder whose name is nearly that one. */
async function neighbourOf(file: string): Promise<string | undefined> {
  const names = await readdir(dirname(file)).catch(() => []);
  const meant = suggest(
    basename(file),
    names.filter((name) => extname(name) === extname(file) && name !== basename(file)),
  );
  return meant === undefined ? undefined : resolve(dirname(file), meant);
}
