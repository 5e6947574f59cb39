import { startChild, type ChildProcess } from './child-process.ts';

/** The gateway as its own process. */
export type GatewayProcess = ChildProcess;

/** Starts gateway/main.ts with these variables beside the usual ones. */
export function startGatewayProcess(env: Readonly<Record<string, string>>): GatewayProcess {
  return startChild('gateway/main.ts', env);
}
