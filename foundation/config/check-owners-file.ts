import type { ConfigProblem } from './config-problem.ts';
import type { OwnersFile } from './owners-schema.ts';
import { suggest } from './suggest.ts';
import type { YamlFile } from './yaml-file.ts';

/** What no schema can see: doubled team ids, contexts that no subgraph has. */
export function checkOwnersFile(
  value: OwnersFile,
  yaml: YamlFile,
  subgraphs: readonly string[],
): readonly ConfigProblem[] {
  const problem = (path: readonly PropertyKey[], message: string): ConfigProblem => ({
    file: yaml.file,
    ...yaml.placeOfValue(path),
    message,
  });
  const ids = value.teams.map(({ id }) => id);
  return value.teams.flatMap(({ id, contexts }, team) => {
    const first = ids.indexOf(id);
    const { line } = yaml.placeOfValue(['teams', first, 'id']);
    const doubled =
      first === team
        ? []
        : [problem(['teams', team, 'id'], `Two teams have the id "${id}": see line ${line}.`)];
    const unknown = contexts.flatMap((context, index) => {
      if (subgraphs.includes(context)) return [];
      const meant = suggest(context, subgraphs);
      const hint =
        meant === undefined ? `There are: ${subgraphs.join(', ')}.` : `Did you mean "${meant}"?`;
      const message = `Team ${id} answers for "${context}", but no subgraph has that name. ${hint}`;
      return [problem(['teams', team, 'contexts', index], message)];
    });
    return [...doubled, ...unknown];
  });
}
