import { ExitCode } from '@demarc/foundation/process';
import { Option, type Command } from 'commander';
import { calendarDay, thisDay } from '../calendar-day.ts';
import { existingFile } from '../existing-file.ts';
import type { CheckOptions } from '../check/check-options.ts';
import type { CheckRun } from '../check/check-run.ts';
import { runCheck, type CheckSurroundings } from '../check/run-check.ts';
import { openStepSpinner } from '../check/step-spinner.ts';
import { watchCheck } from '../check/watch-check.ts';
import { registryOption } from '../registry/registry-option.ts';
import { addReportFile, writeReportFiles, type ReportFile } from '../report/report-file.ts';
import { reportFormats, type ReportFormat } from '../report/report-formats.ts';
import { readerOf } from '../report/report-reader.ts';
import { terminalOf } from '../report/terminal.ts';

interface Options extends Partial<CheckOptions> {
  readonly format: ReportFormat;
  readonly report?: readonly ReportFile[];
  readonly watch?: boolean;
}

/** `demarc check`: would publishing this contract be allowed? */
export function addCheckCommand(program: Command): void {
  const collect = (value: string, previous: readonly string[] = []) => [...previous, value];
  const collectFile = (path: string, previous?: readonly string[]) =>
    collect(existingFile(path), previous);
  const command = program
    .command('check')
    .description('would publishing this contract be allowed? Policy, composition, changes, usage')
    .argument('[subgraphs...]', 'the subgraphs of demarc.yaml to check (all, unless said)')
    .option('--contract <file>', "check this file instead of the subgraph's own", existingFile)
    .option('--base <file>', 'compare with this contract; once for each version', collectFile)
    .option('--base-ref <ref>', 'compare with what a git ref has; likewise', collect)
    .addOption(registryOption('compare with what the registry has published'))
    .addOption(
      new Option('--format <format>', 'how to print the report')
        .choices(Object.keys(reportFormats))
        .default('text'),
    )
    .option('--report <format=file>', 'write it to a file too, once for each', addReportFile)
    .option('-w, --watch', 'check again whenever a contract or its surroundings change')
    .option('--today <date>', 'the day on which dates are judged (now, unless said)', calendarDay)
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText('after', lessons)
    .action(async (names: readonly string[], options: Options) => {
      process.exitCode = await run(command, names, options);
    });
}

const lessons = `
Without a base only policy and composition are judged: what a change breaks is
seen by comparing. Several bases are several versions that are still served;
--registry knows them all. One that cannot be reached ends the check with 3.

The report goes to stdout, and all else to stderr: text is for a terminal,
markdown for the summary of a job, github for annotations, gitlab for Code
Quality, sarif for code scanning, and json is all that is known. One check can
print several: --format github --report json=report.json

Exit codes: 0 passed · 1 refused · 2 wrong usage · 3 fault, nothing was judged

Examples:
  $ demarc check billing --base-ref origin/main
  $ demarc check billing --base-ref origin/main --watch
  $ demarc check billing --registry
  $ demarc check billing --contract new.graphql --base old.graphql --format json
  $ demarc check --base-ref v3.1.0 --base-ref v3.0.0 --format markdown`;

async function run(
  command: Command,
  names: readonly string[],
  options: Options,
): Promise<ExitCode> {
  if (options.watch === true && options.format !== 'text') {
    command.error('error: --watch is for a person: it goes with --format text alone.', {
      exitCode: ExitCode.usage,
    });
  }
  if (options.registry !== undefined && (options.base ?? options.baseRef) !== undefined) {
    command.error('error: --registry compares with what is published: name no other base.', {
      exitCode: ExitCode.usage,
    });
  }
  const checkOnce = async (surroundings: CheckSurroundings) => {
    const spinner = openStepSpinner(process.stderr);
    try {
      // A check that is watched goes on through midnight.
      const asked = { base: [], baseRef: [], today: thisDay(), ...options };
      return await runCheck(
        { command, names, options: asked },
        { ...surroundings, onStep: (step) => spinner.show(step) },
      );
    } finally {
      await spinner.close();
    }
  };
  const print = async ({ config, report }: CheckRun) => {
    const version = command.parent?.version() ?? '';
    const reader = readerOf(config, { version, terminal: terminalOf(process.stdout) });
    await writeReportFiles(options.report ?? [], { report, reader });
    process.stdout.write(reportFormats[options.format](report, reader));
  };
  if (options.watch === true)
    return watchCheck({ options: { base: [], ...options }, run: checkOnce, print });

  const made = await checkOnce({});
  if (made === undefined) return ExitCode.refused;
  await print(made);
  if (made.isApproved === true) {
    console.error('Its owners have approved what is refused here: it can be published.');
    return ExitCode.passed;
  }
  return made.report.verdict === 'PASSED' ? ExitCode.passed : ExitCode.refused;
}
