import type { Config } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import { InvalidArgumentError, type Command } from 'commander';
import { keepTime, runRound, type Rounds } from '../jobs/keep-time.ts';
import { listJobs } from '../jobs/list-jobs.ts';
import { runOneJob } from '../jobs/run-one-job.ts';
import { listenForStop } from '../launcher/stop-signal.ts';
import { loadConfig } from '../load-config.ts';
import { findGraph, type FoundSubgraph } from '../operator/find-graph.ts';
import type { Operator } from '../operator/open-operator.ts';
import { wrapText } from '../report/wrap-text.ts';

interface JobOptions {
  readonly config?: string;
  readonly now?: Date;
  readonly with?: Readonly<Record<string, string>>;
  readonly all?: boolean;
  readonly every?: number;
}

/** `demarc job`: work that a clock or an operator asks a subgraph for. */
export function addJobCommand(program: Command): void {
  const command = program
    .command('job')
    .description('run a job of a subgraph, or list what there is')
    .argument('[context]', 'the subgraph')
    .argument('[job]', 'the job (without it, the jobs are listed)')
    .option('--now <moment>', 'what it takes for now, as 2026-11-27T18:00:00Z', moment)
    .option('--with <name=value>', 'what the job asks for; once for each', anotherInput)
    .option('--all', 'every time-driven job, of every subgraph or of the one named')
    .option('--every <seconds>', 'with --all: again and again, until it is stopped', seconds)
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
A job is safe to run twice, and by two processes at once. The processes are found,
and the key \`operator\` too, as \`demarc status\` finds them.

Exit codes: 0 done · 1 a job or a subgraph failed · 2 wrong usage · 3 fault

Examples:
  $ demarc job
  $ demarc job billing verify-ledger
  $ demarc job billing close-periods --now 2027-01-01T00:00:00Z
  $ demarc job --all --every 60`,
    )
    .action(async (context: string | undefined, job: string | undefined, options: JobOptions) => {
      process.exitCode = await run(command, { context, job, ...options });
    });
}

async function run(
  command: Command,
  order: JobOptions & { readonly context: string | undefined; readonly job: string | undefined },
): Promise<ExitCode> {
  const { context, job, all = false, every } = order;
  if (all ? job !== undefined : every !== undefined) {
    const what = all ? '--all runs every time-driven job' : '--every goes with --all';
    command.error(`error: ${what}: name no job beside it.`, { exitCode: ExitCode.usage });
  }
  const config = await loadConfig(command, order.config);
  if (config === undefined) return ExitCode.refused;
  const subgraphs = chooseSubgraphs(command, config, context);
  const { openOperator } = await import('../operator/open-operator.ts');
  const operator = await openOperator(config);
  if (all) return runAll({ ...order, operator, subgraphs });
  const [subgraph] = subgraphs;
  if (job === undefined || subgraph === undefined) return list(operator, subgraphs);
  const jobs = await listJobs(operator, subgraph);
  if (!jobs.some((one) => one.job === job)) {
    const known = jobs.map((one) => one.job).join(', ');
    command.error(`error: ${subgraph.name} has no job ${job}. It has: ${known}.`, {
      exitCode: ExitCode.usage,
    });
  }
  const now = order.now ?? new Date();
  console.log(await runOneJob(operator, { subgraph, job, now, input: order.with ?? {} }));
  return ExitCode.passed;
}

function chooseSubgraphs(
  command: Command,
  config: Config,
  context: string | undefined,
): readonly FoundSubgraph[] {
  const { subgraphs } = findGraph(config);
  const chosen = subgraphs.filter(({ name }) => context === undefined || name === context);
  if (chosen.length === 0) {
    const known = subgraphs.map(({ name }) => name).join(', ');
    command.error(`error: demarc.yaml has no subgraph ${String(context)}. It has: ${known}.`, {
      exitCode: ExitCode.usage,
    });
  }
  return chosen;
}

async function list(operator: Operator, subgraphs: readonly FoundSubgraph[]): Promise<ExitCode> {
  for (const subgraph of subgraphs) {
    for (const { job, what, isTimeDriven } of await listJobs(operator, subgraph)) {
      console.log(`${subgraph.name} ${job}${isTimeDriven ? ' (by the clock)' : ''}`);
      console.log(wrapText(what, { indent: 4 }));
    }
  }
  return ExitCode.passed;
}

async function runAll({
  operator,
  subgraphs,
  now,
  every,
}: JobOptions & Pick<Rounds, 'operator' | 'subgraphs'>): Promise<ExitCode> {
  const rounds: Rounds = {
    operator,
    subgraphs,
    clock: () => now ?? new Date(),
    print: (line) => console.log(line),
    complain: (line) => console.error(`demarc: ${line}`),
  };
  if (every === undefined) return (await runRound(rounds)) ? ExitCode.passed : ExitCode.refused;
  const stop = new AbortController();
  const signal = listenForStop(() => process.exit(ExitCode.fault));
  void signal.requested.then(() => stop.abort());
  await keepTime(rounds, { everyMs: every * 1000, stop: stop.signal });
  return ExitCode.passed;
}

function moment(text: string): Date {
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
  if (isMoment.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text);
  throw new InvalidArgumentError('It must be a moment with its zone, as 2026-11-27T18:00:00Z.');
}

function seconds(text: string): number {
  const [, number] = /^(\d{1,5})s?$/.exec(text) ?? [];
  if (number !== undefined && Number(number) > 0) return Number(number);
  throw new InvalidArgumentError('It must be a number of seconds, such as 60.');
}

function anotherInput(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, name, value] = /^([A-Za-z][A-Za-z0-9-]*)=(.*)$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { ...before, [name]: value };
  throw new InvalidArgumentError('It must be name=value.');
}
