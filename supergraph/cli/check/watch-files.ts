import { EventEmitter, once } from 'node:events';
import { dirname, sep } from 'node:path';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { watch, type FSWatcher } from 'chokidar';

/** Editors and git write several files at once: what happens without such a pause is one change. */
const PAUSE_MS = 100;

/** Tells when files change, come or go. */
export interface WatchedFiles {
  /** Watches these too; what is read after it resolves cannot change unseen. */
  include(paths: readonly string[]): Promise<void>;
  /**
   * Resolves to true after the next change, at once if one came while nobody waited, and to false when
   * the signal is aborted.
   * @throws SupergraphFault FILES_NOT_WATCHED
   */
  changed(stop: AbortSignal): Promise<boolean>;
  close(): Promise<void>;
}

/** Watches files, and folders with all that lies in them; what is not there yet is seen when it comes. */
export function watchFiles(): WatchedFiles {
  const turn = new EventEmitter();
  const watched = new Set<string>();
  let watcher: FSWatcher | undefined;
  let isDue = false;
  let fault: SupergraphFault | undefined;
  let pause: NodeJS.Timeout | undefined;
  const settle = () => {
    isDue = true;
    turn.emit('change');
  };
  const onChange = () => {
    clearTimeout(pause);
    pause = setTimeout(settle, PAUSE_MS);
  };
  const onError = (cause: unknown) => {
    const message = `The files of the graph cannot be watched: ${String(cause)}`;
    fault = new SupergraphFault('FILES_NOT_WATCHED', message, { cause });
    settle();
  };

  return {
    async include(paths) {
      if (paths.every((path) => watched.has(path))) return;
      for (const path of paths) watched.add(path);
      // A watcher tells once when it is ready: what is added to it later is seen from then on, or later.
      const former = watcher;
      watcher = open([...watched])
        .on('error', onError)
        .on('all', onChange);
      await once(watcher, 'ready');
      await former?.close();
    },
    async changed(stop) {
      try {
        if (!isDue) await once(turn, 'change', { signal: stop });
      } catch (error) {
        if (!stop.aborted) throw error;
      }
      isDue = false;
      if (fault !== undefined) throw fault;
      return !stop.aborted;
    },
    async close() {
      clearTimeout(pause);
      await watcher?.close();
    },
  };
}

/** A file that is replaced, or that comes later with its folder, is seen by the folders above it. */
function open(paths: readonly string[]): FSWatcher {
  const folders = new Set(paths.flatMap((path) => foldersAbove(path, commonFolder(paths))));
  const isAsked = (path: string) =>
    paths.some((one) => path === one || path.startsWith(`${one}${sep}`));
  return watch([...paths, ...folders], {
    ignoreInitial: true,
    ignored: (path) => !folders.has(path) && !isAsked(path),
  });
}

function foldersAbove(path: string, top: string): readonly string[] {
  const folder = dirname(path);
  return folder === top || folder === path ? [folder] : [folder, ...foldersAbove(folder, top)];
}

/** The innermost folder that all paths lie in. */
function commonFolder(paths: readonly string[]): string {
  return paths.map(dirname).reduce((common, folder) => {
    let top = common;
    while (folder !== top && !folder.startsWith(top.endsWith(sep) ? top : `${top}${sep}`)) {
      top = dirname(top);
    }
    return top;
  });
}
