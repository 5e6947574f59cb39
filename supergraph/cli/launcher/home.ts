import { join, resolve } from 'node:path';
import type { Config } from '@demarc/foundation/config';

/** The files of one running graph, all in `.demarc` beside demarc.yaml. */
export interface Home {
  readonly folder: string;
  /** What a gateway serves that follows no registry. */
  readonly supergraph: string;
  readonly runFile: string;
  /** Where the processes' keys lie, and those of the development issuer. */
  readonly keys: string;
  /** Where the embedded databases lie, one folder for each context. */
  readonly data: string;
  /** Held by the one launcher that may work on the folder. */
  readonly lockFile: string;
}

/**
 * Where the files of a graph are.
 * @param alone - the subgraphs that run here without the others: they have data of their own, beside that of
 *   the whole graph, and the same keys
 */
export function homeOf(config: Config, alone: readonly string[] = []): Home {
  const whole = join(config.folder, '.demarc');
  const folder = alone.length === 0 ? whole : join(whole, 'alone', alone.join('+'));
  return {
    folder,
    supergraph: join(folder, 'supergraph.graphql'),
    runFile: join(folder, 'run.json'),
    keys: resolve(process.env['DEMARC_KEYS'] ?? join(whole, 'keys')),
    data: join(folder, 'data'),
    lockFile: join(folder, 'launcher.lock'),
  };
}
