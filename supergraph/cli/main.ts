#!/usr/bin/env node
import { errorCode, ExitCode, FoundationFault } from '@demarc/foundation/process';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { CommanderError } from 'commander';
import { openProgram } from './program.ts';
import { settleRegistry } from './registry/settle-registry.ts';

// Whoever reads the output may leave before its end, as `| head` does: that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: Error) => {
    if (errorCode(error) === 'EPIPE') return;
    console.error(`demarc: the output cannot be written: ${error.message}`);
    process.exit(ExitCode.fault);
  });
}

try {
  await openProgram().parseAsync(settleRegistry(process.argv));
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Help and version are done; wrong usage has been explained by commander; a fault is explained here. */
function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? ExitCode.passed : ExitCode.usage;
  }
  if (error instanceof FoundationFault || error instanceof SupergraphFault) {
    console.error(`demarc: ${error.message}`);
  } else {
    console.error('demarc: this should not happen; please report it with the lines below.');
    console.error(error);
  }
  return ExitCode.fault;
}
