import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ExitCode, type ChildMessage } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { gatewayProgram } from '../gateway-program.ts';
import { loadConfig } from '../load-config.ts';
import { portNumber } from '../whole-number.ts';

interface GatewayOptions {
  readonly supergraph: string;
  readonly port?: number;
  readonly host?: string;
  readonly config?: string;
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
    .addHelpText(
      'after',
      `
Examples:
  $ demarc gateway --supergraph supergraph.graphql --port 4000
  $ demarc gateway -s supergraph.graphql -c demarc.yaml --host 0.0.0.0`,
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
  return serve({
    DEMARC_SUPERGRAPH: supergraph,
    ...(options.port !== undefined && { DEMARC_PORT: String(options.port) }),
    ...(options.host !== undefined && { DEMARC_HOST: options.host }),
    ...(config && { DEMARC_CONFIG: config.file }),
  });
}

/** The channel tells the gateway when this process is gone, however it went. */
async function serve(variables: Readonly<Record<string, string>>): Promise<number> {
  const gateway = spawn(process.execPath, [gatewayProgram()], {
    env: { ...process.env, ...variables },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  gateway.on('message', (message: ChildMessage) => {
    if (message.type === 'ready') console.error(`demarc: the gateway is ready at ${message.url}`);
    if (message.type === 'failed') console.error(`demarc: ${message.message}`);
  });
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping = true;
      gateway.kill('SIGTERM');
    });
  }
  return new Promise((done, fail) => {
    gateway.once('error', fail);
    gateway.once('exit', (code) => done(code ?? (stopping ? ExitCode.passed : ExitCode.fault)));
  });
}
