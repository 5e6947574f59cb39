import { ExitCode } from '@demarc/foundation/process';
import { Option, type Command } from 'commander';
import { calendarDay } from '../calendar-day.ts';
import { whileSpinning } from '../check/while-spinning.ts';
import { loadConfig } from '../load-config.ts';
import { openRegistryClient } from '../registry/open-registry-client.ts';
import { printPublish } from '../registry/print-publish.ts';
import { originSaid, registryOption, type NamedRegistry } from '../registry/registry-option.ts';
import { reportFormats, type ReportFormat } from '../report/report-formats.ts';
import { readerOf } from '../report/report-reader.ts';
import { terminalOf } from '../report/terminal.ts';
import { wholeNumber } from '../whole-number.ts';

interface RollbackOptions {
  readonly reason: string;
  readonly today?: string;
  readonly format: ReportFormat;
  readonly registry?: NamedRegistry;
  readonly config?: string;
}

/** `demarc rollback`: publish older contracts anew. */
export function addRollbackCommand(program: Command): void {
  const command = program
    .command('rollback')
    .description('publish the contracts of an older version anew')
    .argument('<version>', 'its number; `demarc history` lists them', wholeNumber(1, 2_147_483_647))
    .requiredOption('-r, --reason <why>', 'why; the history keeps it')
    .addOption(
      new Option('--format <format>', 'how to print the report')
        .choices(Object.keys(reportFormats))
        .default('text'),
    )
    .option('--today <date>', 'the day on which dates are judged (now, unless said)', calendarDay)
    .addOption(registryOption())
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
It becomes the newest version, under the same check as any other: what clients
have begun to use meanwhile is not taken from them without its owner. When there
is no time to ask, \`demarc pin previous\` holds the gateways at what they had.

The files here stay as they are: take the change out of them too.

Exit codes: 0 published or as before · 1 refused · 2 wrong usage · 3 fault

Examples:
  $ demarc rollback 41 --reason 'The importer fails on the new enum value.'`,
    )
    .action(async (version: number, options: RollbackOptions) => {
      process.exitCode = await run(command, version, options);
    });
}

async function run(command: Command, to: number, options: RollbackOptions): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const { reason, today, format } = options;
  const client = openRegistryClient({ registry: originSaid(options.registry), config });
  const answer = await whileSpinning('composition', () =>
    client.rollBack({ version: to, reason, today }),
  );
  const version = command.parent?.version() ?? '';
  const reader = readerOf(config, { version, terminal: terminalOf(process.stdout) });
  return printPublish(answer, { reader, format });
}
