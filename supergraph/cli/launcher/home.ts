import { join, resolve } from 'node:path';
import type { Config } from '@demarc/foundation/config';

/** The files of one running graph, all in `.demarc` beside demarc.yaml. */
export interface Home {
  readonly folder: string;
  readonly supergraph: string;
  readonly runFile: string;
  /** Where the processes' keys lie, and those of the development issuer. */
  readonly keys: string;
  /** Where the embedded databases lie, one folder for each context. */
  readonly data: string;
  /** Held by the one launcher that may work on the folder. */
  readonly lockFile: string;
}

/** Where the files of a graph are. */
export function homeOf(config: Config): Home {
  const folder = join(config.folder, '.demarc');
  return {
    folder,
    supergraph: join(folder, 'supergraph.graphql'),
    runFile: join(folder, 'run.json'),
    keys: resolve(process.env['DEMARC_KEYS'] ?? join(folder, 'keys')),
    data: join(folder, 'data'),
    lockFile: join(folder, 'launcher.lock'),
  };
}
