import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractDefinitionsText } from '@demarc/supergraph/contract';
import { fillTemplate, type FilledFile } from './fill-template.ts';
import { namesOf } from './names-of.ts';

const template = join(import.meta.dirname, 'template');

/** The files of a new subgraph, and whether a program is among them. */
export interface SubgraphFiles {
  readonly files: readonly FilledFile[];
  readonly hasProgram: boolean;
}

/**
 * The contract of a new subgraph, and in a repository that has Demarc's kit also the program that
 * serves it: elsewhere a subgraph may be written in anything.
 */
export async function subgraphFiles(
  folder: string,
  { name, owner }: { readonly name: string; readonly owner: string },
): Promise<SubgraphFiles> {
  const mikroOrm = versionOfKit(folder);
  const names = { ...namesOf(name, owner), mikroOrm: mikroOrm ?? '' };
  const contracts = (await fillTemplate(join(template, 'contract'), names)).map(
    ({ path, text }) => ({
      path,
      text: `${text}\n${contractDefinitionsText}`,
    }),
  );
  if (mikroOrm === undefined) return { files: contracts, hasProgram: false };
  const program = await fillTemplate(join(template, 'program'), names);
  return { files: [...contracts, ...program], hasProgram: true };
}

/** The version of MikroORM that the kit beside the subgraphs uses; undefined where there is no kit. */
function versionOfKit(folder: string): string | undefined {
  const file = join(folder, 'subgraphs', 'kit', 'package.json');
  if (!existsSync(file)) return undefined;
  const kit = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  return kit.dependencies?.['@mikro-orm/core'];
}
