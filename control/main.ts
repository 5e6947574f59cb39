import { ExitCode, failStart, openLog, runProcess } from '@demarc/foundation/process';
import { readConfig } from './config.ts';
import { ControlFault } from './control-fault.ts';
import { startControl } from './server.ts';

const log = openLog('control');
const read = await readConfig(process.env);
if (read.ok) {
  await runProcess(log, () => startControl(read.config, log));
} else {
  const fault = new ControlFault('CONTROL_ENVIRONMENT_INVALID', read.problems.join('\n'));
  await failStart(log, fault, ExitCode.usage);
}
