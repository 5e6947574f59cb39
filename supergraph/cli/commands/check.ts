import type { Config, SubgraphConfig } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import { check } from '@demarc/supergraph/check';
import { Option, type Command } from 'commander';
import { readRuleSettings } from '../../rule-settings.ts';
import { calendarDay, thisDay } from '../calendar-day.ts';
import { buildRequest } from '../check/build-request.ts';
import type { CheckOptions } from '../check/check-options.ts';
import { loadConfig } from '../load-config.ts';
import { printProblems } from '../report/print-problems.ts';
import { reportFormats, type ReportFormat } from '../report/report-formats.ts';

interface Options extends CheckOptions {
  readonly format: ReportFormat;
}

/** `demarc check`: would publishing this contract be allowed? */
export function addCheckCommand(program: Command): void {
  const collect = (value: string, previous: readonly string[]) => [...previous, value];
  const command = program
    .command('check')
    .description('would publishing this contract be allowed? Policy, composition, changes, usage')
    .argument('[subgraphs...]', 'the subgraphs of demarc.yaml to check (all, unless said)')
    .option('--contract <file>', "check this file instead of the subgraph's own contract")
    .option(
      '--base <file>',
      'compare with this contract; several times for several versions',
      collect,
      [],
    )
    .option('--base-ref <ref>', 'compare with the contract of a git ref; likewise', collect, [])
    .addOption(
      new Option('--format <format>', 'how to print the report')
        .choices(Object.keys(reportFormats))
        .default('text'),
    )
    .option(
      '--today <date>',
      'the day on which dates are judged (now, unless said)',
      calendarDay,
      thisDay(),
    )
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
Without a base only policy and composition are judged: what a change breaks is seen by comparing.

Examples:
  $ demarc check billing --base-ref origin/main
  $ demarc check billing --contract new.graphql --base old.graphql --format json
  $ demarc check --base-ref v3.1.0 --base-ref v3.0.0`,
    )
    .action(async (names: readonly string[], options: Options) => {
      process.exitCode = await run(command, names, options);
    });
}

async function run(
  command: Command,
  names: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const settings = readRuleSettings(config.rules);
  if (!settings.ok) {
    printProblems(settings.problems);
    return ExitCode.refused;
  }
  const subjects = chooseSubjects(command, names, config);
  refuseSharedFiles(command, subjects, options);
  const request = await buildRequest({
    config,
    severities: settings.severities,
    subjects,
    options,
  });
  const report = await check(request);
  process.stdout.write(reportFormats[options.format](report));
  return report.verdict === 'PASSED' ? ExitCode.passed : ExitCode.refused;
}

function chooseSubjects(
  command: Command,
  names: readonly string[],
  { subgraphs }: Config,
): readonly SubgraphConfig[] {
  const known = subgraphs.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    command.error(
      `error: demarc.yaml has no subgraph ${unknown.join(', ')}. It has: ${known.join(', ')}.`,
      { exitCode: ExitCode.usage },
    );
  }
  return names.length === 0 ? subgraphs : subgraphs.filter(({ name }) => names.includes(name));
}

/** A file is the contract of one subgraph. */
function refuseSharedFiles(
  command: Command,
  subjects: readonly SubgraphConfig[],
  { contract, base }: CheckOptions,
): void {
  if (subjects.length === 1 || (contract === undefined && base.length === 0)) return;
  command.error('error: --contract and --base go with the name of one subgraph.', {
    exitCode: ExitCode.usage,
  });
}
