import { openLog, report, runProcess, ExitCode } from '@demarc/foundation/process';
import { readConfig } from './config.ts';
import { startGateway } from './server.ts';

const log = openLog('gateway');
const read = await readConfig(process.env);
if (read.ok) {
  await runProcess(log, () => startGateway(read.config, log));
} else {
  const message = read.problems.join('\n');
  log.fatal({ code: 'GATEWAY_ENVIRONMENT_INVALID', reason: message }, 'process.start_failed');
  await report({ type: 'failed', code: 'GATEWAY_ENVIRONMENT_INVALID', message });
  process.exit(ExitCode.usage);
}
