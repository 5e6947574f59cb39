import { Worker } from 'node:worker_threads';
import { describeFault, type Log } from '@demarc/foundation/process';
import { supergraphFaults, SupergraphFault } from '@demarc/supergraph/contract';
import { ControlFault } from '../control-fault.ts';
import type { JudgeAnswer, JudgeBegan, JudgeQuestion, JudgeWork } from './judge-message.ts';

/**
 * Thinks on a thread of its own, one question after the other, so that gateways are answered meanwhile.
 * What it throws: ControlFault CHECK_BROKEN_OFF where the thread died over it, or took too long; else as the
 * work itself.
 */
export interface Judge extends JudgeWork {
  /** As `judge`, for what nobody publishes by it: every publish that waits goes first. */
  readonly judgeLater: JudgeWork['judge'];
  /** Ends the thread; what is asked and not answered breaks off. */
  readonly stop: () => Promise<void>;
}

/** A graph of 200 subgraphs and 20,000 fields takes a quarter of it; more is a contract that attacks. */
const MEMORY_MB = 2_048;

/** Everybody else's publish waits behind it; a cold check of that graph takes some ten seconds. */
const LONGEST_MS = 120_000;

interface Waiting {
  readonly question: JudgeQuestion;
  readonly isUrgent: boolean;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Opens the judge; its thread is started with the first question, and anew after it has died. */
export function openJudge(log: Log, { memoryMb = MEMORY_MB, longestMs = LONGEST_MS } = {}): Judge {
  const queue: Waiting[] = [];
  let overdue: NodeJS.Timeout | undefined;
  let thread: Worker | undefined;
  let asked = 0;
  let isStopped = false;

  const ask = <Name extends keyof JudgeWork>(
    name: Name,
    question: JudgeQuestion<Name>['question'],
    isUrgent = false,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (isStopped) {
        reject(brokenOff());
        return;
      }
      const waiting = { question: { id: (asked += 1), name, question }, isUrgent, resolve, reject };
      // The first is being judged already.
      const patient = queue.findIndex((one, index) => index > 0 && !one.isUrgent);
      if (isUrgent && patient > 0) queue.splice(patient, 0, waiting);
      else queue.push(waiting);
      if (queue.length === 1) askNext();
    });

  return {
    judge: (question) => ask('judge', question, true) as ReturnType<JudgeWork['judge']>,
    judgeLater: (question) => ask('judge', question) as ReturnType<JudgeWork['judge']>,
    usersOf: (question) => ask('usersOf', question) as ReturnType<JudgeWork['usersOf']>,
    async stop() {
      isStopped = true;
      clearTimeout(overdue);
      for (const { reject } of queue.splice(0)) reject(brokenOff());
      await thread?.terminate();
    },
  };

  function askNext(): void {
    const next = queue[0];
    if (next === undefined) return;
    thread ??= start();
    thread.postMessage(next.question);
  }

  function start(): Worker {
    const worker = new Worker(new URL('judge-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      // What its parent was started with is not for it: a debugger's port is taken.
      execArgv: [],
    });
    worker.on('message', (answer: JudgeAnswer | JudgeBegan) => {
      const waiting = queue[0];
      if (waiting?.question.id !== answer.id) return;
      if ('began' in answer) {
        overdue = setTimeout(() => {
          log.error({ reason: `a check took more than ${longestMs} ms` }, 'judge.died');
          void worker.terminate();
        }, longestMs).unref();
        return;
      }
      clearTimeout(overdue);
      queue.shift();
      if (answer.ok) waiting.resolve(answer.result);
      else waiting.reject(faultOf(answer));
      askNext();
    });
    worker.on('error', (error) => log.error(describeFault(error), 'judge.died'));
    worker.once('exit', () => {
      clearTimeout(overdue);
      if (thread === worker) thread = undefined;
      // Only the question that it was at may have killed it: the others are asked of the next one.
      queue.shift()?.reject(brokenOff());
      if (!isStopped) askNext();
    });
    // A process that has nothing else to do may end.
    worker.unref();
    return worker;
  }
}

function brokenOff(): ControlFault {
  return new ControlFault(
    'CHECK_BROKEN_OFF',
    'The check broke off before it came to a judgement. Nothing was published: try again.',
  );
}

/** Faults keep their codes from thread to thread. */
function faultOf({ name, message, code }: Extract<JudgeAnswer, { ok: false }>): Error {
  if (code !== undefined && Object.hasOwn(supergraphFaults, code)) {
    return new SupergraphFault(code as keyof typeof supergraphFaults, message);
  }
  return new Error(`${name}: ${message}`);
}
