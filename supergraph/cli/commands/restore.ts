import { resolve } from 'node:path';
import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { loadConfig } from '../load-config.ts';

interface RestoreOptions {
  readonly config?: string;
  readonly force?: boolean;
}

/** `demarc restore`: what `demarc backup` put aside, put back. */
export function addRestoreCommand(program: Command): void {
  const command = program
    .command('restore')
    .description('put back what `demarc backup` put aside')
    .argument('<folder>', 'the backup')
    .argument('[contexts...]', 'which subgraphs (all of the backup, unless said)')
    .option('--force', 'also where there is data, which makes place')
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
Stop Demarc before. Checksums and migrations are compared first, and nothing is
changed where anything speaks against it. An embedded database that makes place is
kept beside the restored one; a PostgreSQL is replaced in one transaction.

Then start, and let \`demarc status\` be well. Where one context alone was put back,
those that follow it know facts that it has lost: run their \`rebuild-…\` jobs.
docs/runbook.md tells more.

Exit codes: 0 done · 1 refused · 2 wrong usage · 3 fault (something is in use)

Examples:
  $ demarc restore backups/2026-11-27
  $ demarc restore backups/2026-11-27 billing --force`,
    )
    .action(async (folder: string, names: readonly string[], options: RestoreOptions) => {
      process.exitCode = await run(command, { folder, names, ...options });
    });
}

async function run(
  command: Command,
  order: RestoreOptions & { readonly folder: string; readonly names: readonly string[] },
): Promise<ExitCode> {
  const config = await loadConfig(command, order.config);
  if (config === undefined) return ExitCode.refused;
  const { restoreBackup } = await import('../backup/restore-backup.ts');
  const result = await restoreBackup({
    config,
    folder: resolve(order.folder),
    names: order.names.length === 0 ? undefined : order.names,
    mayReplace: order.force ?? false,
    now: new Date(),
  });
  if (!result.ok) {
    for (const problem of result.problems) console.error(`demarc: ${problem}`);
    console.error('Nothing was changed.');
    return ExitCode.refused;
  }
  for (const line of result.lines) console.log(line);
  console.log(`${config.graph} is as it was at ${result.manifest.takenAt}. Now start it.`);
  return ExitCode.passed;
}
