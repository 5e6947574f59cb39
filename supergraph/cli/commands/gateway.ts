import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ExitCode } from '@demarc/foundation/process';
import { Option, type Command } from 'commander';
import { gatewayProgram } from '../gateway-program.ts';
import { loadConfig } from '../load-config.ts';
import { serveProcess } from '../serve-process.ts';
import { portNumber } from '../whole-number.ts';

interface GatewayOptions {
  readonly supergraph: string;
  readonly port?: number;
  readonly host?: string;
  readonly config?: string;
  readonly engine?: string;
}

/** `demarc gateway`: serves any Federation 2 supergraph from a file. */
export function addGatewayCommand(program: Command): void {
  const command = program
    .command('gateway')
    .description('serve a supergraph from a file')
    .requiredOption('-s, --supergraph <file>', 'the supergraph SDL')
    .option(
      '-p, --port <number>',
      'where clients call (4000, or what demarc.yaml says)',
      portNumber,
    )
    .option('--host <address>', 'the address to listen on (127.0.0.1, or likewise)')
    .option('-c, --config <file>', 'a demarc.yaml, for limits and CORS (none unless said)')
    .addOption(
      new Option(
        '--engine <name>',
        'what plans and executes operations (demarc, or what DEMARC_ENGINE says)',
      ).choices(['demarc', 'apollo']),
    )
    .addHelpText(
      'after',
      `
The engine demarc asks subgraphs in as few requests as the data allows, and
answers alike queries that run at one time once. The engine apollo is
@apollo/gateway behind the same limits and deadlines: to compare, or where the
two answer differently.

Examples:
  $ demarc gateway --supergraph supergraph.graphql --port 4000
  $ demarc gateway -s supergraph.graphql -c demarc.yaml --host 0.0.0.0
  $ demarc gateway -s supergraph.graphql --engine apollo --port 4001`,
    )
    .action(async (options: GatewayOptions) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: Command, options: GatewayOptions): Promise<number> {
  const supergraph = resolve(options.supergraph);
  if (!existsSync(supergraph)) {
    command.error(
      `error: there is no supergraph at ${supergraph}. \`demarc compose\` writes one.`,
      {
        exitCode: ExitCode.usage,
      },
    );
  }
  const config =
    options.config === undefined ? undefined : await loadConfig(command, options.config);
  if (options.config !== undefined && config === undefined) return ExitCode.refused;
  return serveProcess({
    title: 'the gateway',
    program: gatewayProgram(),
    variables: {
      DEMARC_SUPERGRAPH: supergraph,
      ...(options.port !== undefined && { DEMARC_PORT: String(options.port) }),
      ...(options.host !== undefined && { DEMARC_HOST: options.host }),
      ...(config && { DEMARC_CONFIG: config.file }),
      ...(options.engine !== undefined && { DEMARC_ENGINE: options.engine }),
    },
  });
}
