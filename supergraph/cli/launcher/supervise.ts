import { startChild, type Child, type ChildSpec } from './child.ts';
import { lastWords } from './last-words.ts';
import { restartBudget } from './restart-budget.ts';

/** What a supervised process is up to, for the terminal and for run.json. */
export interface Observer {
  onState(name: string, state: string): void;
  onNotice(text: string): void;
  /** The process of that name is another one now. */
  onRestarted(): void;
  /** True once all is to stop: a signal to the whole group ends processes before their turn comes. */
  isStopping(): boolean;
}

/** How the first start went. */
export type Start = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** A process that is started again when it crashes. */
export interface Supervised {
  readonly name: string;
  readonly pid: number | undefined;
  /** Resolves when the process is ready for the first time, or has ended before that. */
  readonly started: Promise<Start>;
  stop(): Promise<void>;
  /** Ends it at once, for good. */
  kill(): void;
}

/** Starts a process and keeps it running: after a crash it starts again, at most five times a minute. */
export function supervise(spec: ChildSpec, observer: Observer): Supervised {
  const { name, logFile } = spec;
  const budget = restartBudget();
  const first = Promise.withResolvers<Start>();
  let everReady = false;
  let stopping = false;
  let child: Child;

  const run = () => {
    const began = performance.now();
    child = startChild(spec, {
      onProgress: (text) => observer.onState(name, text),
      onNotice: (text) => observer.onNotice(text),
      onReady() {
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        observer.onState(name, `ready in ${seconds} s`);
        if (everReady) observer.onRestarted();
        everReady = true;
        first.resolve({ ok: true });
      },
    });
    void child.exited.then(({ reason, explained, verb }) => {
      if (stopping || observer.isStopping()) return;
      if (!everReady) {
        observer.onState(name, 'failed');
        const message = explained
          ? reason
          : [`It ended before it was ready: ${reason}.`, ...lastWords(logFile)].join('\n  ');
        first.resolve({ ok: false, message: `${name}: ${message}\nIts log: ${logFile}` });
      } else if (budget.take(performance.now())) {
        observer.onState(name, `${verb} (${reason}), starting again; its log: ${logFile}`);
        run();
      } else {
        observer.onState(
          name,
          `${verb} (${reason}) for the sixth time within a minute and stays down; the rest keeps ` +
            `running. See ${logFile}, mend it, and start Demarc again.`,
        );
      }
    });
  };
  observer.onState(name, 'starting');
  run();
  return {
    name,
    get pid() {
      return child.pid;
    },
    started: first.promise,
    async stop() {
      stopping = true;
      await child.stop();
      first.resolve({ ok: false, message: `${name} was stopped.` });
    },
    kill() {
      stopping = true;
      child.kill();
    },
  };
}
