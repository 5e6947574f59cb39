import { Command } from 'commander';
import { addApproveCommand } from './commands/approve.ts';
import { addAskCommand } from './commands/ask.ts';
import { addBackupCommand } from './commands/backup.ts';
import { addCheckCommand } from './commands/check.ts';
import { addClientsCommand } from './commands/clients.ts';
import { addComposeCommand } from './commands/compose.ts';
import { addDevTokenCommand } from './commands/dev-token.ts';
import { addDiffCommand } from './commands/diff.ts';
import { addFmtCommand } from './commands/fmt.ts';
import { addGatewayCommand } from './commands/gateway.ts';
import { addHistoryCommand } from './commands/history.ts';
import { addInitCommand } from './commands/init.ts';
import { addJobCommand } from './commands/job.ts';
import { addKeysCommand } from './commands/keys.ts';
import { addPinCommand } from './commands/pin.ts';
import { addPublishCommand } from './commands/publish.ts';
import { addRegistryCommand } from './commands/registry.ts';
import { addRestoreCommand } from './commands/restore.ts';
import { addRollbackCommand } from './commands/rollback.ts';
import { addSchemaCommand } from './commands/schema.ts';
import { addStatusCommand } from './commands/status.ts';
import { addTokenCommand } from './commands/token.ts';
import { addUpCommand } from './commands/up.ts';
import { readVersion } from './read-version.ts';

/** The command line of Demarc. It throws CommanderError instead of ending the process. */
export function openProgram(): Command {
  const program = new Command('demarc')
    .description('A federated GraphQL gateway in which every field has one owner.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'explain a command')
    .showHelpAfterError('(demarc help [command] explains)')
    .exitOverride();
  addUpCommand(program);
  addAskCommand(program);
  addCheckCommand(program);
  addPublishCommand(program);
  addApproveCommand(program);
  addHistoryCommand(program);
  addRollbackCommand(program);
  addComposeCommand(program);
  addInitCommand(program);
  addFmtCommand(program);
  addDiffCommand(program);
  addSchemaCommand(program);
  addClientsCommand(program);
  addGatewayCommand(program);
  addPinCommand(program);
  addRegistryCommand(program);
  addTokenCommand(program);
  addDevTokenCommand(program);
  addStatusCommand(program);
  addJobCommand(program);
  addKeysCommand(program);
  addBackupCommand(program);
  addRestoreCommand(program);
  return program.addHelpText('after', exitCodes);
}

const exitCodes = `
Exit codes: 0 done · 1 refused · 2 wrong usage · 3 fault (a port or a lock in use)`;
