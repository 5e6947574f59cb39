import type { Config } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import { describeBusyPorts } from './describe-busy-ports.ts';
import type { Home } from './home.ts';
import { lockHome } from './lock-home.ts';
import { removeRunFile } from './run-file.ts';
import { runStack } from './run-stack.ts';
import type { StackPlan } from './stack-plan.ts';

/** What to start on this machine. */
export interface Launch {
  /** Whose ports are used. */
  readonly config: Config;
  readonly home: Home;
  /** The command that starts the same elsewhere, before `--port`. */
  readonly command: string;
  /** What to start; undefined where it cannot be started, and that has been printed. */
  readonly plan: () => Promise<StackPlan | undefined>;
}

/**
 * Starts a graph on this machine and stays until it is stopped. What can be wrong before the first process
 * starts is checked before: the folder, the ports, and what the plan needs.
 */
export async function launch({ config, home, command, plan }: Launch): Promise<ExitCode> {
  const lock = lockHome(home.folder);
  try {
    // What a launcher that was killed has left behind.
    removeRunFile(home.runFile);
    const busy = await describeBusyPorts(config);
    if (busy.length > 0) {
      for (const sentence of busy) console.error(`demarc: ${sentence}`);
      const free = config.gateway.port + 100;
      console.error(`Stop that process, or move Demarc: ${command} --port ${free}`);
      return ExitCode.fault;
    }
    const planned = await plan();
    return planned === undefined ? ExitCode.refused : await runStack(planned);
  } finally {
    removeRunFile(home.runFile);
    lock.release();
  }
}
