import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyPublicKey, openSigningKey } from '@demarc/foundation/identity';
import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { homeOf } from '../launcher/home.ts';
import { loadConfig } from '../load-config.ts';
import { displayPath } from '../report/display-path.ts';

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
gateways share the key \`gateway\`; \`operator\` is for status, job and backup.

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
  const wanted = names.length === 0 ? known : names;
  const folderOf = (name: string) => (options.each === true ? join(folder, name) : folder);
  for (const name of wanted) {
    const file = join(folderOf(name), 'private', `${name}.jwk`);
    const verb = existsSync(file) ? 'kept' : 'made';
    await openSigningKey(name, { folder: folderOf(name), mayCreate: true });
    console.log(`${verb} ${displayPath(file)}, for ${holderOf(name)} and nobody else`);
  }
  // Also those that were made before: every folder holds the public keys of all.
  const present = known.filter((name) => existsSync(join(folderOf(name), 'public', `${name}.jwk`)));
  for (const to of new Set(present.map(folderOf))) {
    for (const name of present) await copyPublicKey(name, { from: folderOf(name), to });
    console.log(`${displayPath(join(to, 'public'))}, for everybody to read`);
  }
  return ExitCode.passed;
}

function holderOf(name: string): string {
  if (name === 'gateway') return 'the gateways';
  return name === 'operator' ? 'whoever runs status, job and backup' : `subgraph ${name}`;
}
