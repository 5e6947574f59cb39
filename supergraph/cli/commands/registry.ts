import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { controlProgram } from '../control-program.ts';
import { homeOf } from '../launcher/home.ts';
import { loadConfig } from '../load-config.ts';
import { serveProcess } from '../serve-process.ts';
import { portNumber } from '../whole-number.ts';

interface RegistryOptions {
  readonly port?: number;
  readonly host?: string;
  readonly config?: string;
}

/** `demarc registry`: the control plane alone. */
export function addRegistryCommand(program: Command): void {
  const command = program
    .command('registry')
    .description('run the registry alone: what is published, for commands and gateways')
    .option('-p, --port <number>', 'where it listens (4010, or what demarc.yaml says)', portNumber)
    .option('--host <address>', 'the address to listen on (127.0.0.1)')
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
Its database is a folder below .demarc, or the PostgreSQL that the variable
REGISTRY_DATABASE_URL names. The first start of an empty registry prints the
token of an admin, once: it makes the tokens of the teams. \`npm start\` runs the
registry with everything else.

Examples:
  $ demarc registry
  $ demarc registry --host 0.0.0.0 --port 4010`,
    )
    .action(async (options: RegistryOptions) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: Command, { port, host, ...given }: RegistryOptions): Promise<number> {
  const config = await loadConfig(command, given.config);
  if (config === undefined) return ExitCode.refused;
  const home = homeOf(config);
  return serveProcess({
    title: 'the registry',
    program: controlProgram(),
    variables: {
      DEMARC_CONFIG: config.file,
      DEMARC_HOME: process.env['DEMARC_HOME'] ?? home.folder,
      DEMARC_KEYS: home.keys,
      ...(port !== undefined && { DEMARC_PORT: String(port) }),
      ...(host !== undefined && { DEMARC_HOST: host }),
    },
  });
}
