import type { Config } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import { compose } from '@demarc/supergraph/compose';
import { printFindings } from '../report/print-findings.ts';
import { writeAtomically } from '../write-atomically.ts';
import { describeBusyPorts } from './describe-busy-ports.ts';
import { homeOf } from './home.ts';
import { lockHome } from './lock-home.ts';
import { removeRunFile } from './run-file.ts';
import { runStack } from './run-stack.ts';

/**
 * Starts a whole graph on this machine and stays until it is stopped. Everything that can be wrong is
 * checked before the first process starts: the folder, the ports, the contracts.
 *
 * @param organizations - how many to seed empty databases with; undefined: each subgraph's own default
 */
export async function launch(config: Config, organizations: number | undefined): Promise<ExitCode> {
  const home = homeOf(config);
  const lock = lockHome(home.folder);
  try {
    // What a launcher that was killed has left behind.
    removeRunFile(home.runFile);
    const busy = await describeBusyPorts(config);
    if (busy.length > 0) {
      for (const sentence of busy) console.error(`demarc: ${sentence}`);
      const free = config.gateway.port + 100;
      console.error(`Stop that process, or move Demarc: npm start -- --port ${free}`);
      return ExitCode.fault;
    }
    const composed = await compose(config.subgraphs);
    if (!composed.ok) {
      printFindings(composed.findings);
      console.error('The contracts do not compose, and nothing was started.');
      return ExitCode.refused;
    }
    await writeAtomically(home.supergraph, `${composed.supergraphSdl}\n`);
    return await runStack(config, organizations);
  } finally {
    removeRunFile(home.runFile);
    lock.release();
  }
}
