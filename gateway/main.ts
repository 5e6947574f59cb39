import { ExitCode, failStart, openLog, runProcess } from '@demarc/foundation/process';
import { readConfig } from './config.ts';
import { GatewayFault } from './gateway-fault.ts';
import { startGateway } from './server.ts';

const log = openLog('gateway');
const read = await readConfig(process.env);
if (read.ok) {
  await runProcess(log, () => startGateway(read.config, log));
} else {
  const fault = new GatewayFault('GATEWAY_ENVIRONMENT_INVALID', read.problems.join('\n'));
  await failStart(log, fault, ExitCode.usage);
}
