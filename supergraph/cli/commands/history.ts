import type { Config } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import { Option, type Command } from 'commander';
import { coordinateText } from '../registry/coordinate-text.ts';
import { openForCommand, type RegistryOptions } from '../registry/open-for-command.ts';
import type { RegistryClient } from '../registry/registry-client.ts';
import { registryOption } from '../registry/registry-option.ts';
import { versionText } from '../registry/version-text.ts';
import { jsonText } from '../report/json-text.ts';
import { logLine } from '../report/plain-text.ts';
import { terminalOf } from '../report/terminal.ts';
import { wholeNumber } from '../whole-number.ts';

const formats = ['text', 'json'] as const;

interface HistoryOptions extends RegistryOptions {
  readonly first: number;
  readonly after?: string;
  readonly format: (typeof formats)[number];
}

/** `demarc history`: what was published, by whom, when and why. */
export function addHistoryCommand(program: Command): void {
  const command = program
    .command('history')
    .description('list what was published: who, when, why; of all, of a subgraph, of a coordinate')
    .argument('[what]', 'a subgraph, or a coordinate such as Invoice.total')
    .option('--first <number>', 'how many versions', wholeNumber(1, 100), 20)
    .option('--after <cursor>', 'go on where the last page ended')
    .addOption(new Option('--format <format>', 'how to print it').choices(formats).default('text'))
    .addOption(registryOption())
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
The newest version comes first. Of a coordinate those are listed in which what
its contract says of it changed: type, meaning, owner, lifecycle, rules.
\`demarc diff --registry 3 7\` tells what clients have to know of what lies
between two.

Exit codes: 0 listed · 1 there is nothing of it · 2 wrong usage · 3 fault

Examples:
  $ demarc history
  $ demarc history billing --first 5
  $ demarc history Invoice.total
  $ demarc history 'Query.invoices(first:)' --format json`,
    )
    .action(async (what: string | undefined, options: HistoryOptions) => {
      process.exitCode = await run(command, what, options);
    });
}

async function run(
  command: Command,
  what: string | undefined,
  options: HistoryOptions,
): Promise<ExitCode> {
  const opened = await openForCommand(command, options);
  if (opened === undefined) return ExitCode.refused;
  const { client, config } = opened;
  return what === undefined || isSubgraph(what, config)
    ? listVersions(client, what, options)
    : tellCoordinate(client, what, options);
}

/** Types begin with a capital by custom alone: what demarc.yaml names is the subgraph. */
function isSubgraph(what: string, config: Config | undefined): boolean {
  const isNamed = config?.subgraphs.some(({ name }) => name === what) ?? false;
  return isNamed || /^[a-z][a-z0-9_-]*$/.test(what);
}

async function listVersions(
  client: RegistryClient,
  subgraph: string | undefined,
  { first, after, format }: HistoryOptions,
): Promise<ExitCode> {
  const page = await client.versions({ first, after, subgraph });
  if (page.versions.length === 0 && after === undefined) {
    const what = subgraph === undefined ? 'Nothing' : `No version of ${subgraph}`;
    console.error(logLine(`${what} has been published yet.`));
    if (format === 'json') process.stdout.write(jsonText(page));
    return subgraph === undefined ? ExitCode.passed : ExitCode.refused;
  }
  if (format === 'json') {
    process.stdout.write(jsonText(page));
    return ExitCode.passed;
  }
  const terminal = terminalOf(process.stdout);
  console.log(page.versions.map((version) => versionText(version, terminal)).join('\n\n'));
  if (page.next !== undefined) {
    const of = subgraph === undefined ? '' : ` ${subgraph}`;
    console.error(logLine(`There are older ones: demarc history${of} --after ${page.next}`));
  }
  return ExitCode.passed;
}

async function tellCoordinate(
  client: RegistryClient,
  coordinate: string,
  { first, format }: HistoryOptions,
): Promise<ExitCode> {
  const found = await client.coordinate(coordinate, first);
  if (found === undefined) {
    console.error(logLine(`demarc: no version ever had ${coordinate}.`));
    return ExitCode.refused;
  }
  process.stdout.write(
    format === 'json' ? jsonText(found) : coordinateText(found, terminalOf(process.stdout)),
  );
  return ExitCode.passed;
}
