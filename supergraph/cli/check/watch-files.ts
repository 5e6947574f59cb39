import { EventEmitter, once } from 'node:events';
import { dirname, sep } from 'node:path';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { watch } from 'chokidar';

/** Editors and git write several files at once: what happens without such a pause is one change. */
const PAUSE_MS = 100;

/** Tells when files change, come or go. */
export interface WatchedFiles {
  /** These too from now on; what is not there yet is seen when it comes. */
  add(paths: readonly string[]): void;
  /**
   * Resolves to true after the next change, at once if one came while nobody waited, and to false when
   * the signal is aborted.
   * @throws SupergraphFault FILES_NOT_WATCHED
   */
  changed(stop: AbortSignal): Promise<boolean>;
  close(): Promise<void>;
}

/** Watches files, and folders with all that lies in them; resolves when no change can be missed. */
export async function watchFiles(paths: readonly string[]): Promise<WatchedFiles> {
  const asked = new Set<string>();
  const parents = new Set<string>();
  const isAsked = (path: string) =>
    asked.has(path) || [...asked].some((one) => path.startsWith(`${one}${sep}`));
  // A file that is replaced or that comes later is seen by its folder.
  const note = (added: readonly string[]) => {
    for (const path of added) {
      asked.add(path);
      parents.add(dirname(path));
    }
    return [...added, ...new Set(added.map(dirname))];
  };
  const watcher = watch(note(paths), {
    ignoreInitial: true,
    ignored: (path) => !parents.has(path) && !isAsked(path),
  });

  const turn = new EventEmitter();
  let isDue = false;
  let fault: SupergraphFault | undefined;
  let pause: NodeJS.Timeout | undefined;
  const settle = () => {
    isDue = true;
    turn.emit('change');
  };
  watcher.on('all', (_event, path) => {
    if (!isAsked(path)) return;
    clearTimeout(pause);
    pause = setTimeout(settle, PAUSE_MS);
  });
  watcher.on('error', (cause) => {
    const message = `The files of the graph cannot be watched: ${String(cause)}`;
    fault = new SupergraphFault('FILES_NOT_WATCHED', message, { cause });
    settle();
  });
  await once(watcher, 'ready');

  return {
    add(more) {
      watcher.add(note(more.filter((path) => !asked.has(path))));
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
      await watcher.close();
    },
  };
}
