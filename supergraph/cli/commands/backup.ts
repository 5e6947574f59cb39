import { resolve } from 'node:path';
import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { loadConfig } from '../load-config.ts';
import { displayPath } from '../report/display-path.ts';

/** `demarc backup`: the data of every context, in one folder. */
export function addBackupCommand(program: Command): void {
  const command = program
    .command('backup')
    .description('put the data of every context into a new folder')
    .argument('<folder>', 'where it goes; it must not be there yet')
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
A PostgreSQL, which <CONTEXT>_DATABASE_URL names, is dumped by pg_dump while it is
in use. An embedded database is copied, and for that Demarc has to be stopped.
Keys that this machine has made go along; those of a PostgreSQL are handed out,
and kept elsewhere. The folder holds personal data: its owner alone may read it.

Exit codes: 0 done · 1 refused · 2 wrong usage · 3 fault (something is in use)

Examples:
  $ demarc backup backups/2026-11-27
  $ demarc restore backups/2026-11-27`,
    )
    .action(async (folder: string, options: { readonly config?: string }) => {
      process.exitCode = await run(command, folder, options.config);
    });
}

async function run(command: Command, folder: string, given: string | undefined): Promise<ExitCode> {
  const config = await loadConfig(command, given);
  if (config === undefined) return ExitCode.refused;
  const { takeBackup } = await import('../backup/take-backup.ts');
  const to = resolve(folder);
  const result = await takeBackup(config, to);
  if (!result.ok) {
    console.error(`demarc: ${result.why}`);
    return ExitCode.refused;
  }
  for (const { name, engine, sha256 } of result.manifest.contexts) {
    console.log(`${name}  ${engine}  sha256:${sha256.slice(0, 16)}…`);
  }
  console.log(`${displayPath(to)}: the data of ${config.graph} at ${result.manifest.takenAt}`);
  return ExitCode.passed;
}
