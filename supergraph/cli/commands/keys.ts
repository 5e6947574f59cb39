import { join, resolve } from 'node:path';
import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { homeOf } from '../launcher/home.ts';
import { loadConfig } from '../load-config.ts';

interface KeysOptions {
  readonly config?: string;
  readonly folder?: string;
  readonly each?: boolean;
}

/** `demarc keys`: what the processes of a graph sign their calls with, where they do not make it themselves. */
export function addKeysCommand(program: Command): void {
  const command = program
    .command('keys')
    .description('make the keys with which the processes of a graph sign their calls')
    .argument('[processes...]', 'gateway, operator or a subgraph (all of them, unless said)')
    .option('--folder <path>', 'where they go (DEMARC_KEYS, or .demarc/keys)')
    .option('--each', 'a folder for each process, with its own private key alone')
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
A key that is there stays. In production no process makes one: hand each process
private/<its name>.jwk and nobody else's, and everybody the folder public. All
gateways share the key \`gateway\`; \`operator\` is for status and job.

With --each the folder <path>/<process> is just that, ready to be handed over.

For a new key, move the old files away and run this again; then start the process
anew. The others believe the new one within ten seconds.

Examples:
  $ demarc keys
  $ demarc keys --each --folder /run/demarc-keys --config deploy/demarc.yaml`,
    )
    .action(async (names: readonly string[], options: KeysOptions) => {
      process.exitCode = await run(command, names, options);
    });
}

async function run(
  command: Command,
  names: readonly string[],
  options: KeysOptions,
): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const known = ['gateway', 'operator', ...config.subgraphs.map(({ name }) => name)];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    command.error(
      `error: this graph has no process ${unknown.join(', ')}. It has: ${known.join(', ')}.`,
      { exitCode: ExitCode.usage },
    );
  }
  const folder = options.folder === undefined ? homeOf(config).keys : resolve(options.folder);
  const { makeKeys } = await import('../keys/make-keys.ts');
  const lines = await makeKeys({
    wanted: names.length === 0 ? known : names,
    known,
    folderOf: (name) => (options.each === true ? join(folder, name) : folder),
  });
  for (const line of lines) console.log(line);
  return ExitCode.passed;
}
