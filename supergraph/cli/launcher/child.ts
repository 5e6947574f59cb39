import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { ChildMessage } from '@demarc/foundation/process';
import type { ProgramCall } from './parse-command.ts';

/** What it takes to start one process. */
export interface ChildSpec {
  /** `gateway`, `control`, or the name of the subgraph. */
  readonly name: string;
  readonly call: ProgramCall;
  readonly folder: string;
  /** Beside the variables of this process; an undefined one is taken away. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
}

/** How a process ended. */
export interface ChildExit {
  /** The sentence of a `failed` message, or what the system says of the end. */
  readonly reason: string;
  /** True if the process said itself why it cannot run. */
  readonly explained: boolean;
  /** An end in order is none the less an end that nobody asked for. */
  readonly verb: 'ended' | 'crashed';
}

/** One running process. */
export interface Child {
  readonly pid: number | undefined;
  /** Resolves however the process ends. */
  readonly exited: Promise<ChildExit>;
  /** Ends it in order: closing the channel asks it to finish; too slow, and it is killed. */
  stop(): Promise<void>;
  kill(): void;
}

/** What a process says while it lives. */
export interface ChildObserver {
  onProgress(text: string): void;
  /** Something to read once all is ready. */
  onNotice(text: string): void;
  onReady(url: string): void;
}

/** A little more than a process may take to drain. */
const PATIENCE_MS = 25_000;

/** Spawns a process with an IPC channel, its output appended to its log file. */
export function startChild(spec: ChildSpec, observer: ChildObserver): Child {
  const log = openSync(spec.logFile, 'a');
  const { file, args } = spec.call;
  const child = spawn(file, args, {
    cwd: spec.folder,
    env: { ...process.env, ...spec.environment },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);

  let ready = false;
  let explanation: string | undefined;
  child.on('message', (message: ChildMessage) => {
    switch (message.type) {
      case 'failed':
        explanation = message.message;
        break;
      case 'ready':
        ready = true;
        observer.onReady(message.url);
        break;
      case 'notice':
        observer.onNotice(message.text);
        break;
      case 'progress':
        observer.onProgress(message.text);
    }
  });
  const exited = new Promise<ChildExit>((resolve) => {
    const end = (reason: string, verb: ChildExit['verb'] = 'crashed') =>
      resolve({ reason: explanation ?? reason, explained: explanation !== undefined, verb });
    // Without a pid it never ran; any other error is one of the channel, and the end follows.
    child.on('error', (error) => {
      if (child.pid === undefined) end(`it cannot be started: ${error.message}`);
    });
    const endOf = (code: number | null, signal: NodeJS.Signals | null) =>
      end(signal ?? `exit code ${String(code)}`, code === 0 ? 'ended' : 'crashed');
    // At `close` every message has arrived, at `exit` perhaps not yet; but there is no `close` once
    // the channel was closed from this side.
    child.once('close', endOf);
    child.once('exit', (code, signal) => {
      if (!child.connected) endOf(code, signal);
    });
  });
  return {
    pid: child.pid,
    exited,
    async stop() {
      // A process that is still starting may not listen for the end of its channel yet.
      if (!ready) child.kill('SIGTERM');
      else if (child.connected) child.disconnect();
      const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await exited;
      clearTimeout(impatience);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
