import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import { check } from '@demarc/supergraph/check';
import type { Command } from 'commander';
import { readRuleSettings } from '../../rule-settings.ts';
import { thisDay } from '../calendar-day.ts';
import { buildRequest } from '../check/build-request.ts';
import { contextName, teamId } from '../init/context-name.ts';
import { writeSubgraph, type Home } from '../init/write-subgraph.ts';
import { loadConfig, nearestConfig } from '../load-config.ts';
import { displayPath } from '../report/display-path.ts';
import { printFindings } from '../report/print-findings.ts';
import { printProblems } from '../report/print-problems.ts';

interface InitOptions {
  readonly owner?: string;
  readonly folder?: string;
  readonly config?: string;
}

/** `demarc init`: a new subgraph that passes every rule from its first minute. */
export function addInitCommand(program: Command): void {
  const command = program
    .command('init')
    .description('begin a new subgraph: its contract, and its entry in demarc.yaml')
    .argument('<name>', 'the context, in lower-case letters, digits and dashes', contextName)
    .option(
      '--owner <team>',
      'the team of owners.yaml that answers for it (its name, unless said)',
      teamId,
    )
    .option(
      '--folder <path>',
      'where it goes, relative to demarc.yaml (subgraphs/<name>, unless said)',
    )
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one; else one begins here)')
    .addHelpText(
      'after',
      `
The contract passes every rule as it is: change it to what the context keeps, and
run \`demarc check\` as you go. In a repository that holds Demarc's kit, the
program that serves it is written too; elsewhere it may be written in anything.

Examples:
  $ demarc init inventory
  $ demarc init inventory --owner logistics --folder services/inventory`,
    )
    .action(async (name: string, options: InitOptions) => {
      process.exitCode = await run(command, name, options);
    });
}

async function run(command: Command, name: string, options: InitOptions): Promise<ExitCode> {
  const home = await openHome(command, options.config);
  if (home === undefined) return ExitCode.refused;
  if (home.config?.subgraphs.some((subgraph) => subgraph.name === name)) {
    command.error(`error: ${displayPath(home.file)} has a subgraph ${name} already.`, {
      exitCode: ExitCode.usage,
    });
  }
  const folder = options.folder ?? `subgraphs/${name}`;
  const { written, taken } = await writeSubgraph(
    { name, owner: options.owner ?? name, folder },
    home,
  );
  if (taken !== undefined) {
    console.error(`${displayPath(taken)} is there already. Nothing was written.`);
    return ExitCode.refused;
  }
  for (const path of written) console.log(`wrote ${displayPath(path)}`);
  return checkIt(command, name, home);
}

/** The graph to extend; without one, a graph begins in this folder. */
async function openHome(command: Command, given: string | undefined): Promise<Home | undefined> {
  const file = given === undefined ? nearestConfig(process.cwd()) : resolve(given);
  if (file === undefined) return { file: join(process.cwd(), 'demarc.yaml'), config: undefined };
  if (!existsSync(file)) return { file, config: undefined };
  const config = await loadConfig(command, file);
  return config && { file, config };
}

/** Says what is true of it, not what ought to be. */
async function checkIt(command: Command, name: string, { file }: Home): Promise<ExitCode> {
  const config = await loadConfig(command, file);
  if (config === undefined) return ExitCode.refused;
  const settings = readRuleSettings(config.rules);
  if (!settings.ok) {
    printProblems(settings.problems);
    return ExitCode.refused;
  }
  const subjects = config.subgraphs.filter((subgraph) => subgraph.name === name);
  const options = { base: [], baseRef: [], today: thisDay() };
  const report = await check(
    await buildRequest({ config, severities: settings.severities, subjects, options }),
  );
  printFindings(report.steps.flatMap(({ findings }) => findings));
  if (report.verdict === 'REFUSED') return ExitCode.refused;
  console.log(`
${name} passes the check. Now write what it keeps:
  1. the contract: ${displayPath(subjects[0]?.contract ?? '')}
  2. \`demarc check ${name}\` says what a rule wants, and where
  3. its team: ${displayPath(config.owners)}${programSteps(subjects[0])}`);
  return ExitCode.passed;
}

/** Where its program was written too. */
function programSteps(subgraph: Config['subgraphs'][number] | undefined): string {
  return subgraph?.start === undefined
    ? ''
    : `
  4. \`npm install\` writes its package into package-lock.json; then \`npm start\` runs it`;
}
