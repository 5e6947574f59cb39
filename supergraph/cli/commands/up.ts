import { shiftPorts, type SubgraphConfig } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import { InvalidArgumentError, type Command } from 'commander';
import { chooseSubgraphs } from '../choose-subgraphs.ts';
import { gatewayProgram } from '../gateway-program.ts';
import { loadConfig } from '../load-config.ts';
import { registryOrigin } from '../registry/registry-origin.ts';
import { portNumber, wholeNumber } from '../whole-number.ts';

interface UpOptions {
  readonly config?: string;
  readonly port?: number;
  readonly organizations?: number;
  readonly against?: string;
}

/** `demarc up`: the whole graph of demarc.yaml on this machine, or a part among what is published, until Ctrl-C. */
export function addUpCommand(program: Command): void {
  const command = program
    .command('up')
    .description('start the subgraphs of demarc.yaml and the gateway')
    .argument('[subgraphs...]', 'with --against, those that run here')
    .option('-p, --port <number>', 'the port of the gateway; every other moves along', portNumber)
    .option(
      '-n, --organizations <number>',
      'how many organizations to seed empty databases with (embedded ones: 12 unless said, a PostgreSQL of yours: none unless said)',
      wholeNumber(0, 100_000),
    )
    .option(
      '--against <url>',
      'the registry whose published contracts and addresses all other subgraphs have',
      registryUrl,
    )
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
With \`control\` in demarc.yaml the contracts are published to a registry of this
graph: all of them at the first start, and later what was edited, where its
check passes. What is refused is printed, and the version before it stays.

With --against only the named subgraphs run here, on data of their own, and the
gateway here has their contracts beside the published ones of all others. The
registry is asked with DEMARC_REGISTRY_TOKEN, or with the key \`operator\` of
this machine.

Examples:
  $ demarc up
  $ demarc up --port 4100 --organizations 200
  $ demarc up billing --against http://127.0.0.1:4010 --port 4100`,
    )
    .action(async (names: readonly string[], options: UpOptions) => {
      process.exitCode = await run(command, names, options);
    });
}

async function run(
  command: Command,
  names: readonly string[],
  options: UpOptions,
): Promise<ExitCode> {
  const { against, organizations } = options;
  if (against === undefined) refuseSwallowedOptions(command);
  else refuseNothingToRun(command, names);
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const shifted = shiftPorts(config, options.port ?? config.gateway.port);
  if (!shifted.ok) {
    command.error(`error: ${shifted.message}`, { exitCode: ExitCode.usage });
  }
  // What only this command needs is loaded here: SQLite's locks, which not every Node has.
  gatewayProgram();
  if (against === undefined) {
    const { launchGraph } = await import('../launcher/launch-graph.ts');
    return launchGraph(shifted.config, organizations);
  }
  const own = chooseSubgraphs(command, names, shifted.config);
  refuseUnstarted(command, own);
  const { launchAlone } = await import('../launcher/launch-alone.ts');
  return launchAlone(shifted.config, {
    names: own.map(({ name }) => name),
    against,
    organizations,
  });
}

/** What runs here needs a command that starts it. */
function refuseUnstarted(command: Command, subgraphs: readonly SubgraphConfig[]): void {
  const foreign = subgraphs.filter(({ start }) => start === undefined).map(({ name }) => name);
  if (foreign.length === 0) return;
  command.error(
    `error: demarc.yaml does not say how to start ${foreign.join(', ')}: give it a \`start\`.`,
    { exitCode: ExitCode.usage },
  );
}

function registryUrl(text: string): string {
  const origin = registryOrigin(text);
  if (origin !== undefined) return origin;
  throw new InvalidArgumentError('It must be an origin, such as http://127.0.0.1:4010.');
}

/**
 * `npm start --port 4100` keeps the option to npm and passes the number alone, and of
 * `npm start --port=4100` nothing at all.
 */
function refuseSwallowedOptions(command: Command): void {
  const { args } = command;
  const swallowed = ['port', 'organizations'].find(
    (option) =>
      process.env['npm_lifecycle_event'] === 'start' &&
      process.env[`npm_config_${option}`] !== undefined &&
      command.getOptionValueSource(option) !== 'cli',
  );
  if (args.length === 0 && swallowed === undefined) return;
  const what =
    args.length === 0
      ? `npm kept the option --${String(swallowed)} to itself`
      : `too many arguments for 'up' without --against. Expected 0 arguments but got ${args.length}: ${args.join(', ')}`;
  command.error(
    `error: ${what}.\nOptions for npm start stand after two dashes: npm start -- --port 4100`,
    { exitCode: ExitCode.usage },
  );
}

function refuseNothingToRun(command: Command, names: readonly string[]): void {
  if (names.length > 0) return;
  command.error(
    'error: --against goes with the subgraphs that run here, such as: demarc up billing --against …',
    { exitCode: ExitCode.usage },
  );
}
