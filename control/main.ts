import { ExitCode, failStart, openLog, report, runProcess } from '@demarc/foundation/process';
import { printDescription } from '@demarc/kit';
import { registryDatabase } from '@demarc/supergraph/registry';
import { readConfig } from './config.ts';
import { ControlFault } from './control-fault.ts';
import { startControl } from './server.ts';

// Backup and restore ask which migrations this code has.
if (process.argv.at(-1) === 'describe') {
  printDescription({ name: 'control', database: registryDatabase });
} else {
  await serve();
}

async function serve(): Promise<void> {
  const log = openLog('control');
  const read = await readConfig(process.env);
  if (read.ok) {
    await runProcess(log, () => startControl(read.config, log, tellPerson()));
  } else {
    const fault = new ControlFault('CONTROL_ENVIRONMENT_INVALID', read.problems.join('\n'));
    await failStart(log, fault, ExitCode.usage);
  }
}

/** Shows what is for nobody's log: through the launcher, or on a terminal; elsewhere nobody would see it. */
function tellPerson(): ((text: string) => Promise<void>) | undefined {
  if (process.connected) return (text) => report({ type: 'notice', text });
  if (!process.stdout.isTTY) return undefined;
  return (text) => {
    process.stdout.write(`\n${text}\n\n`);
    return Promise.resolve();
  };
}
