import { Worker } from 'node:worker_threads';
import { errorCode, type Log } from '@demarc/foundation/process';
import type {
  PlannerAnswer,
  PlannerQuestion,
  PlannerReady,
  PlannerReply,
  PlannerUnload,
  PlannerWork,
  RefusalCode,
} from './planner-message.ts';

/** Questions to the planner's thread, answered in their order; the thread is replaced when it dies. */
export interface PlannerQueue {
  /** From now on, whatever thread there is can be asked about this supergraph. */
  keep(supergraph: string, sdl: string): void;
  forget(supergraph: string): void;
  /** What breaks is a reply too. */
  ask(supergraph: string, work: PlannerWork): Promise<PlannerReply>;
  stop(): Promise<void>;
}

export interface PlannerQueueOptions {
  /** Milliseconds for one plan, once its turn has come. */
  readonly planningMs: number;
  /** Milliseconds to load one supergraph, and for the thread to begin. */
  readonly loadMs: number;
  readonly memoryMb: number;
  /** Questions that may wait. */
  readonly length: number;
}

interface Waiting {
  readonly id: number;
  readonly supergraph: string;
  readonly work: PlannerWork;
  readonly resolve: (reply: PlannerReply) => void;
  /** A new thread is told what the last one knew; nobody waits for that. */
  readonly isReload: boolean;
}

interface Thread {
  readonly worker: Worker;
  /** The supergraphs that it has been given. */
  readonly given: Set<string>;
  isReady: boolean;
}

/** Opens the queue; see open-planner.ts for what it is for. */
export function openPlannerQueue(log: Log, options: PlannerQueueOptions): PlannerQueue {
  const { planningMs, loadMs, memoryMb, length } = options;
  const kept = new Map<string, string>();
  const queue: Waiting[] = [];
  let thread: Thread | undefined;
  let overdue: NodeJS.Timeout | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  let asked = 0;

  return {
    keep: (supergraph, sdl) => void kept.set(supergraph, sdl),
    forget(supergraph) {
      kept.delete(supergraph);
      thread?.worker.postMessage({ unload: supergraph } satisfies PlannerUnload);
    },
    ask: (supergraph, work) =>
      new Promise((resolve) => {
        if (isStopped) resolve(refuse('PLANNING_FAILED', 'the planner has stopped'));
        else if (queue.length >= length) {
          resolve(refuse('PLANNING_CROWDED', `${queue.length} questions wait`));
        } else enqueue({ id: (asked += 1), supergraph, work, resolve, isReload: false });
      }),
    async stop() {
      isStopped = true;
      clearTimeout(overdue);
      for (const { resolve } of queue.splice(0)) {
        resolve(refuse('PLANNING_FAILED', 'the planner has stopped'));
      }
      await Promise.all([ended, thread?.worker.terminate()]);
    },
  };

  function enqueue(waiting: Waiting): void {
    thread ??= start();
    queue.push(waiting);
    post(thread, waiting);
    if (queue.length === 1) watch(thread);
  }

  function post({ worker, given }: Thread, { id, supergraph, work }: Waiting): void {
    const sdl = given.has(supergraph) ? undefined : kept.get(supergraph);
    given.add(supergraph);
    const question: PlannerQuestion = { id, supergraph, work, ...(sdl !== undefined && { sdl }) };
    worker.postMessage(question);
  }

  /** Gives the question at the head its time. */
  function watch(watched: Thread): void {
    clearTimeout(overdue);
    const head = queue[0];
    if (head === undefined) {
      // A process that has nothing else to do may end.
      watched.worker.unref();
      return;
    }
    watched.worker.ref();
    const isLoading = !watched.isReady || head.work.kind === 'facts';
    const longest = isLoading ? loadMs : planningMs;
    overdue = setTimeout(() => {
      // The answer may lie in the port already, where it was this thread that was late.
      setImmediate(() => {
        if (thread !== watched || queue[0] !== head) return;
        end(watched, 'PLANNING_TIMEOUT', `planning took more than ${longest} ms`);
      });
    }, longest).unref();
  }

  function start(): Thread {
    const worker = new Worker(new URL('planner-thread.ts', import.meta.url), {
      resourceLimits: {
        maxOldGenerationSizeMb: memoryMb,
        // Half the memory that V8 would take by itself, measured over hundreds of plans; no slower.
        maxYoungGenerationSizeMb: 8,
      },
      // What its parent was started with is not for it: a debugger's port is taken.
      execArgv: [],
    });
    const started: Thread = { worker, given: new Set(), isReady: false };
    worker.on('message', (message: PlannerAnswer | PlannerReady) => {
      if (thread !== started) return;
      if (message.kind === 'ready') started.isReady = true;
      else if (queue[0]?.id === message.id) queue.shift()?.resolve(message);
      watch(started);
    });
    worker.on('error', (error) => {
      end(started, 'PLANNING_FAILED', `the planner's thread died of ${String(errorCode(error))}`);
    });
    worker.once('exit', () => {
      end(started, 'PLANNING_FAILED', "the planner's thread ended");
    });
    return started;
  }

  /** The question at the head has ended this thread: only that one breaks off, the others are asked anew. */
  function end(ending: Thread, code: RefusalCode, reason: string): void {
    if (thread !== ending || isStopped) return;
    log.error({ reason }, 'planner.died');
    clearTimeout(overdue);
    ended = Promise.all([ended, ending.worker.terminate()]);
    thread = undefined;
    const head = queue.shift();
    head?.resolve(refuse(code, reason));
    restart(head?.isReload !== true);
  }

  function restart(reload: boolean): void {
    // What killed a thread while it was loaded again is loaded only when somebody asks.
    const reloads = reload ? [...kept.keys()].map(reloadOf) : [];
    queue.unshift(...reloads);
    if (queue.length === 0) return;
    thread = start();
    for (const waiting of queue) post(thread, waiting);
    watch(thread);
  }

  function reloadOf(supergraph: string): Waiting {
    const resolve = () => undefined;
    return { id: (asked += 1), supergraph, work: { kind: 'facts' }, resolve, isReload: true };
  }
}

function refuse(code: RefusalCode, message: string): PlannerReply {
  return { kind: 'refused', code, message };
}
