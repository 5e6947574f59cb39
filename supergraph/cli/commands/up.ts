import { shiftPorts } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { gatewayProgram } from '../gateway-program.ts';
import { loadConfig } from '../load-config.ts';
import { portNumber, wholeNumber } from '../whole-number.ts';

interface UpOptions {
  readonly config?: string;
  readonly port?: number;
  readonly organizations?: number;
}

/** `demarc up`: the whole graph of demarc.yaml on this machine, until Ctrl-C. */
export function addUpCommand(program: Command): void {
  const command = program
    .command('up')
    .description('start the subgraphs of demarc.yaml and the gateway')
    .option('-p, --port <number>', 'the port of the gateway; every other moves along', portNumber)
    .option(
      '-n, --organizations <number>',
      'how many organizations to seed empty databases with (embedded ones: 12 unless said, a PostgreSQL of yours: none unless said)',
      wholeNumber(0, 100_000),
    )
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .allowExcessArguments()
    .addHelpText(
      'after',
      `
Examples:
  $ demarc up
  $ demarc up --port 4100 --organizations 200`,
    )
    .action(async (options: UpOptions) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: Command, options: UpOptions): Promise<ExitCode> {
  refuseSwallowedOptions(command);
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const shifted = shiftPorts(config, options.port ?? config.gateway.port);
  if (!shifted.ok) {
    command.error(`error: ${shifted.message}`, { exitCode: ExitCode.usage });
  }
  // What only this command needs is loaded here: SQLite's locks, which not every Node has.
  gatewayProgram();
  const { launch } = await import('../launcher/launch.ts');
  return launch(shifted.config, options.organizations);
}

/**
 * `npm start --port 4100` keeps the option to npm and passes the number alone, and of
 * `npm start --port=4100` nothing at all.
 */
function refuseSwallowedOptions(command: Command): void {
  const [excess] = command.args;
  const swallowed = ['port', 'organizations'].find(
    (option) =>
      process.env['npm_lifecycle_event'] === 'start' &&
      process.env[`npm_config_${option}`] !== undefined &&
      command.getOptionValueSource(option) !== 'cli',
  );
  if (excess === undefined && swallowed === undefined) return;
  const what =
    excess === undefined
      ? `npm kept the option --${String(swallowed)} to itself`
      : `too many arguments for 'up'. Expected 0 arguments but got ${command.args.length}: ${command.args.join(', ')}`;
  command.error(
    `error: ${what}.\nOptions for npm start stand after two dashes: npm start -- --port 4100`,
    { exitCode: ExitCode.usage },
  );
}
