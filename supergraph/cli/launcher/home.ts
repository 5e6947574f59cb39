import { join } from 'node:path';
import type { Config } from '@demarc/foundation/config';

/** The files of one running graph, all in `.demarc` beside demarc.yaml. */
export interface Home {
  readonly folder: string;
  readonly supergraph: string;
  readonly runFile: string;
}

/** Where the files of a graph are. */
export function homeOf(config: Config): Home {
  const folder = join(config.folder, '.demarc');
  return {
    folder,
    supergraph: join(folder, 'supergraph.graphql'),
    runFile: join(folder, 'run.json'),
  };
}
